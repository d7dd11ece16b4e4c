import { pathIn } from '@undersigned/shared/locales.ts';
import type { Keyring } from '../../../platform/crypto.ts';
import type { Db } from '../../../platform/db.ts';
import { renderMail } from '../../../platform/mail-layout.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import type { Compose } from '../../contacts/delivery-sending.service.ts';
import { findProposed, rightsOver } from '../../decisions/decision-reading.service.ts';
import { findPetitionsById } from '../../petitions/petition.service.ts';
import { RETURN_DECISION_NOTICES, TAKE_DECISION_NOTICES } from './decision-notice.queries.ts';
import { findDecisionReader } from './decision-reader.service.ts';
import { waitingLetter } from './waiting-decision.letter.ts';

type Options = { db: Db; keyring: Keyring; publicOrigin: string; siteName: string };

/**
 * What waits for a colleague, as far as it waits still, and for them, at the moment of sending. It is work,
 * and ends with it: no link ends these mails alone. They hold no token: whoever has the mail logs in.
 */
export function decisionMails(options: Options): Record<'waiting-decision', Compose> {
  const { db, publicOrigin, siteName } = options;
  return {
    'waiting-decision': async (delivery) => {
      const { id } = delivery;
      const reader = await findDecisionReader(options, delivery);
      if (!reader) {
        await db.query(RETURN_DECISION_NOTICES, [id, []]);
        return null;
      }
      const [noticed] = await db.query(TAKE_DECISION_NOTICES, [id, reader.accountId]);
      const ids = (noticed as { id: string }[]).map((notice) => notice.id);
      const proposed = await findProposed(db, ids);
      const decisions = proposed.filter((one) => rightsOver(one, reader).mayApprove);
      const told = decisions.map((decision) => decision.id);
      await db.query(RETURN_DECISION_NOTICES, [id, told]);
      if (decisions.length === 0) return null;
      const petitions = await findPetitionsById(
        db,
        decisions.map(({ petitionId }) => petitionId),
      );
      const emails = await findAccounts(
        db,
        decisions.map(({ proposedBy }) => proposedBy),
      );
      const { locale, timeZone } = reader;
      const page = (path: string) => publicOrigin + pathIn(locale, path);
      const waiting = { decisions, petitions, emails, timeZone, locale, siteName, page };
      return renderMail(waitingLetter(waiting), { siteName, locale });
    },
  };
}
