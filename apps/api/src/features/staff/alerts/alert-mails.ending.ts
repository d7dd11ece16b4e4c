import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { Locale } from '@undersigned/shared/locales.ts';
import { accountInAudit, noteInAudit } from '../../../platform/audit.ts';
import type { Keyring } from '../../../platform/crypto.ts';
import type { Db } from '../../../platform/db.ts';
import { STOP_MAILS } from './alert-reader.queries.ts';
import { openAlertMailsToken } from './alert.token.ts';

/** What the link in a mail about alerts ends: those mails alone. Null for any other link. */
export function endingOfAlertMails(db: Db, keyring: Keyring, token: string) {
  const readerId = openAlertMailsToken(keyring, token);
  if (!readerId) return null;
  return {
    ask: (locale: Locale) => ({
      title: m.stop_alerts_title({}, { locale }),
      text: [m.stop_alerts_ask({}, { locale })],
      submit: m.stop_alerts_submit({}, { locale }),
    }),
    done: (locale: Locale) => ({
      title: m.stop_alerts_done_title({}, { locale }),
      text: [m.stop_alerts_done({}, { locale })],
    }),
    end: () => stopMails(db, readerId),
  };
}

async function stopMails(db: Db, readerId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [stopped] = (await tx.query(STOP_MAILS, [readerId])) as [{ accountId: string }[]];
    // Pressed twice, or staff no more: nothing is left to end.
    if (!stopped[0]) return;
    const actor = accountInAudit(stopped[0].accountId);
    const detail = 'none, by the link in a mail';
    await noteInAudit(tx, { actor, action: 'set-alert-mails', subject: actor, detail });
  });
}
