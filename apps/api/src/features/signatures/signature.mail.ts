import { CONFIRMATION_TTL_DAYS, REQUESTED_LINK_TTL_HOURS } from '@undersigned/shared/limits.ts';
import { load } from '../../platform/context.ts';
import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { renderMail, type Letter } from '../../platform/mail-layout.ts';
import { unsubscribeToken } from '../contacts/suppression.service.ts';
import type { Delivery } from '../contacts/delivery-claim.service.ts';
import type { Compose } from '../contacts/delivery-sending.service.ts';
import type { DeliveryKind } from '../contacts/delivery.service.ts';
import type { PetitionEntity } from '../petitions/petition.entity.ts';
import { findPetitionsById } from '../petitions/petition.service.ts';
import type { SignatureRow } from './signature.act.ts';
import { readSignature } from './signature.queries.ts';
import { hasRunOut } from './signature.rules.ts';
import { linkToken, type LinkPurpose } from './signature.token.ts';

export type SignatureMailOptions = {
  db: Db;
  keyring: Keyring;
  publicOrigin: string;
  siteName: string;
};

type Signed = { row: SignatureRow; petition: PetitionEntity };
type Links = { confirm: string; own: string; manage: string; petition: string };

/** What each kind of mail says, and when it is no longer owed. */
export function signatureMails(options: SignatureMailOptions): Record<DeliveryKind, Compose> {
  const { siteName } = options;
  return {
    confirmation: composer(options, isUnconfirmed, confirmation),
    'already-signed': composer(options, ({ row }) => row.state === 'CONFIRMED', alreadySigned),
    'thank-you': composer(options, ({ row }) => row.state === 'CONFIRMED', thankYou),
    'signature-link': composer(options, () => true, signatureLink),
  };

  function confirmation({ petition }: Signed, links: Links): Letter {
    return {
      subject: 'Confirm your signature',
      lines: [
        `Someone, we hope you, signed this petition on ${siteName} with your address:`,
        { petition: petition.title },
        'Your signature counts once you confirm it.',
        { action: 'Confirm my signature', url: links.confirm },
        `The link works for ${CONFIRMATION_TTL_DAYS} days. On the page that opens you can also press “This wasn’t me”.`,
      ],
    };
  }

  function alreadySigned({ petition }: Signed, links: Links): Letter {
    return {
      subject: 'You have signed already',
      lines: [
        `Someone, we hope you, signed this petition on ${siteName} again with your address:`,
        { petition: petition.title },
        'Your signature is counted. It counts once, and nothing has changed.',
        { action: 'See my signature', url: links.own },
      ],
    };
  }

  function signatureLink({ petition }: Signed, links: Links): Letter {
    return {
      subject: 'Your link to see and change your signature',
      lines: [
        `Someone, we hope you, asked on ${siteName} for a link to the signature of this address:`,
        { petition: petition.title },
        { action: 'See or change my signature', url: links.manage },
        `The link works for ${REQUESTED_LINK_TTL_HOURS === 1 ? 'one hour' : `${REQUESTED_LINK_TTL_HOURS} hours`}. Do not forward it: whoever opens it can correct or erase your signature.`,
        'If you did not ask for it, you need not do anything.',
      ],
    };
  }

  function thankYou({ petition }: Signed, links: Links): Letter {
    return {
      subject: 'Your signature is counted',
      lines: [
        'Thank you. Your signature under this petition is counted:',
        { petition: petition.title },
        'Keep this email: its link opens your own page, where you can see your signature and withdraw it.',
        { action: 'See my signature', url: links.own },
        'To ask someone else to sign, send them this link:',
        { url: links.petition },
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
    const unsubscribe = `${options.publicOrigin}/unsubscribe/${unsubscribeToken(options.keyring, delivery.contactId)}`;
    return renderMail(letter(signed, linksOf(options, signed)), options.siteName, unsubscribe);
  };
}

async function findSigned(
  context: { db: Db },
  { subjectId, contactId }: Delivery,
): Promise<Signed | null> {
  const [petition, found] = await Promise.all([
    load(context, findPetitionsById, subjectId),
    readSignature(context, subjectId, contactId),
  ]);
  if (!petition || !found || found.row.state === 'DISOWNED') return null;
  return hasRunOut(found.row, found.now) ? null : { row: found.row, petition };
}

function isUnconfirmed({ row }: Signed): boolean {
  return row.confirmedAt === null && (row.state === 'PENDING' || row.state === 'HELD');
}

function linksOf(
  { keyring, publicOrigin }: SignatureMailOptions,
  { row, petition }: Signed,
): Links {
  const link = { petitionNumber: petition.number, contactId: row.contactId, epoch: row.epoch };
  const token = (purpose: LinkPurpose) => linkToken(keyring, purpose, link);
  return {
    confirm: `${publicOrigin}/confirm/${token('confirm')}`,
    own: `${publicOrigin}/signature/${token('own')}`,
    manage: `${publicOrigin}/signature/${token('manage')}`,
    petition: `${publicOrigin}/petitions/${petition.slug}?source=mail`,
  };
}
