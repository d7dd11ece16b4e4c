import { m } from '@undersigned/shared/generated/messages/messages.js';
import { CONFIRMATION_TTL_DAYS, REQUESTED_LINK_TTL_HOURS } from '@undersigned/shared/limits.ts';
import {
  BASE_LOCALE,
  isLocale,
  LOCALE_TAGS,
  pathIn,
  type Locale,
} from '@undersigned/shared/locales.ts';
import {
  shareLinks,
  withSource,
  type ShareLink,
} from '@undersigned/shared/petitions/share-links.ts';
import { load } from '../../platform/context.ts';
import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { textOf } from '../../platform/locale.ts';
import { renderMail, type Letter } from '../../platform/mail-layout.ts';
import { unsubscribeToken } from '../contacts/suppression.service.ts';
import type { Delivery } from '../contacts/delivery-claim.service.ts';
import type { Compose } from '../contacts/delivery-sending.service.ts';
import type { SignatureMailKind } from '../contacts/delivery.service.ts';
import type { DonationLinkEntity } from '../donations/donation-link.entity.ts';
import { findDonationLinksOfCampaigns } from '../donations/donation-link.service.ts';
import { findTallies } from '../integrity/tally.service.ts';
import type { PetitionEntity } from '../petitions/petition.entity.ts';
import { findPetitionsById } from '../petitions/petition.service.ts';
import type { SignatureRow } from './signature.act.ts';
import { readSignature } from './signature.queries.ts';
import { hasRunOut } from './signature-end.rules.ts';
import { linkToken, type LinkPurpose } from './signature.token.ts';

export type SignatureMailOptions = {
  db: Db;
  keyring: Keyring;
  publicOrigin: string;
  siteName: string;
};

/** What was signed, by whom, and the language in which they did: it is that of their mails. */
type Signed = {
  row: SignatureRow;
  petition: PetitionEntity;
  says: { locale: Locale };
  /** How many have signed by now. */
  total: number;
  /** Of the petition's campaign, the one that its page names first. */
  donation: DonationLinkEntity | undefined;
};
type Links = Record<'confirm' | 'own' | 'manage' | 'petition' | 'unsubscribe', string> & {
  give: (donation: DonationLinkEntity) => string;
  share: (title: string) => ShareLink[];
};

/** What each kind of mail says, and when it is no longer owed. */
export function signatureMails(options: SignatureMailOptions): Record<SignatureMailKind, Compose> {
  const site = options.siteName;
  return {
    confirmation: composer(options, isUnconfirmed, confirmation),
    'already-signed': composer(options, ({ row }) => row.state === 'CONFIRMED', alreadySigned),
    'thank-you': composer(options, ({ row }) => row.state === 'CONFIRMED', thankYou),
    'signature-link': composer(options, () => true, signatureLink),
  };

  function confirmation({ petition, says }: Signed, links: Links): Letter {
    return {
      subject: m.mail_confirm_subject({}, says),
      lines: [
        m.mail_signed({ site }, says),
        { petition: textOf(petition, says.locale).title },
        m.mail_counts_once_confirmed({}, says),
        { action: m.confirm_submit({}, says), url: links.confirm },
        m.mail_link_days({ days: CONFIRMATION_TTL_DAYS }, says),
      ],
    };
  }

  function alreadySigned({ petition, says }: Signed, links: Links): Letter {
    return {
      subject: m.mail_already_subject({}, says),
      lines: [
        m.mail_signed_again({ site }, says),
        { petition: textOf(petition, says.locale).title },
        m.mail_already({}, says),
        { action: m.see_signature({}, says), url: links.own },
      ],
    };
  }

  function signatureLink({ petition, says }: Signed, links: Links): Letter {
    return {
      subject: m.mail_link_subject({}, says),
      lines: [
        m.mail_link_asked({ site }, says),
        { petition: textOf(petition, says.locale).title },
        { action: m.mail_link_action({}, says), url: links.manage },
        m.mail_link_hours({ hours: REQUESTED_LINK_TTL_HOURS }, says),
        m.mail_link_not_asked({}, says),
      ],
    };
  }

  function thankYou({ petition, says, total, donation }: Signed, links: Links): Letter {
    const { title } = textOf(petition, says.locale);
    const written = new Intl.NumberFormat(LOCALE_TAGS[says.locale]).format(total);
    return {
      subject: m.mail_thanks_subject({}, says),
      lines: [
        m.mail_thanks({}, says),
        { petition: title },
        m.signed_number({ count: total, total: written }, says),
        m.mail_thanks_keep({}, says),
        { action: m.see_signature({}, says), url: links.own },
        // Nobody else can sign a closed one.
        ...(petition.isClosed
          ? []
          : [
              m.mail_thanks_share({}, says),
              { url: withSource(links.petition, 'mail') },
              { choice: links.share(title) },
            ]),
        ...(donation ? [m.mail_thanks_give(donation, says), { url: links.give(donation) }] : []),
      ],
    };
  }
}

function composer(
  options: SignatureMailOptions,
  isOwed: (signed: Signed) => boolean,
  letter: (signed: Signed, links: Links) => Letter,
): Compose {
  return async (delivery) => {
    const signed = await findSigned(options, delivery);
    if (!signed || !isOwed(signed)) return null;
    const links = linksOf(options, signed);
    const { siteName } = options;
    const { locale } = signed.says;
    return renderMail(letter(signed, links), {
      siteName,
      locale,
      unsubscribeUrl: links.unsubscribe,
    });
  };
}

async function findSigned(
  context: { db: Db },
  { subjectId, contactId }: Delivery,
): Promise<Signed | null> {
  const [petition, tally, found] = await Promise.all([
    load(context, findPetitionsById, subjectId),
    load(context, findTallies, subjectId),
    readSignature(context, subjectId, contactId),
  ]);
  if (!petition || !found || found.row.state === 'DISOWNED') return null;
  const { row, now } = found;
  if (hasRunOut(row, now)) return null;
  const donations = await load(context, findDonationLinksOfCampaigns, petition.campaignId);
  const total = tally ? tally.confirmed + tally.offline : 0;
  return { row, petition, total, donation: donations?.[0], says: { locale: localeOf(row) } };
}

function localeOf({ locale }: SignatureRow): Locale {
  return isLocale(locale) ? locale : BASE_LOCALE;
}

function isUnconfirmed({ row }: Signed): boolean {
  return row.confirmedAt === null && (row.state === 'PENDING' || row.state === 'HELD');
}

function linksOf(
  { keyring, publicOrigin }: SignatureMailOptions,
  { row, petition, says }: Signed,
): Links {
  const link = { petitionNumber: petition.number, contactId: row.contactId, epoch: row.epoch };
  const token = (purpose: LinkPurpose) => linkToken(keyring, purpose, link);
  const page = (path: string) => publicOrigin + pathIn(says.locale, path);
  const language = says.locale === BASE_LOCALE ? '' : `?lang=${says.locale}`;
  return {
    confirm: page(`/confirm/${token('confirm')}`),
    own: page(`/signature/${token('own')}`),
    manage: page(`/signature/${token('manage')}`),
    petition: page(`/petitions/${petition.slug}`),
    share: (title) => shareLinks({ slug: petition.slug, title }, { origin: publicOrigin, ...says }),
    // It leads away from here, and has no language.
    give: ({ slug }) => `${publicOrigin}/go/${slug}?source=mail`,
    unsubscribe: `${publicOrigin}/unsubscribe/${unsubscribeToken(keyring, row.contactId)}${language}`,
  };
}
