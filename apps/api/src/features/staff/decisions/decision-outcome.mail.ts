import { pathIn } from '@undersigned/shared/locales.ts';
import type { Keyring } from '../../../platform/crypto.ts';
import type { Db } from '../../../platform/db.ts';
import { renderMail } from '../../../platform/mail-layout.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import type { Compose } from '../../contacts/delivery-sending.service.ts';
import { findDecisions } from '../../decisions/decision-reading.service.ts';
import { findPetitionsById } from '../../petitions/petition.service.ts';
import { type Outcome, outcomeLetter } from './decision-outcome.letter.ts';
import { RETURN_OUTCOMES, TAKE_OUTCOMES } from './decision-outcome.queries.ts';
import { findDecisionReader } from './decision-reader.service.ts';

type Options = { db: Db; keyring: Keyring; publicOrigin: string; siteName: string };

/**
 * What became of what a colleague proposed or decided. It is an answer to what they did: no link ends these
 * mails alone. They hold no token: whoever has the mail logs in.
 */
export function outcomeMails(options: Options): Record<'decision-outcome', Compose> {
  const { db, publicOrigin, siteName } = options;
  return {
    'decision-outcome': async (delivery) => {
      const { id } = delivery;
      const reader = await findDecisionReader(options, delivery);
      if (!reader) {
        await db.query(RETURN_OUTCOMES, [id]);
        return null;
      }
      const [outcomes]: [Outcome[], number] = await db.query(TAKE_OUTCOMES, [id, reader.accountId]);
      if (outcomes.length === 0) return null;
      const decisions = await findDecisions(
        db,
        outcomes.map(({ decisionId }) => decisionId),
      );
      const all = [...decisions.values()];
      const petitions = await findPetitionsById(
        db,
        all.map(({ petitionId }) => petitionId),
      );
      const emails = await findAccounts(
        db,
        all.flatMap(({ approvedBy, cancelledBy, undoneBy }) =>
          [approvedBy, cancelledBy, undoneBy].flatMap((who) => who ?? []),
        ),
      );
      const { locale, timeZone } = reader;
      const page = (path: string) => publicOrigin + pathIn(locale, path);
      const told = { outcomes, decisions, petitions, emails, timeZone, locale, siteName, page };
      return renderMail(outcomeLetter(told), { siteName, locale });
    },
  };
}
