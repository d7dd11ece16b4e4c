import { m } from '@undersigned/shared/generated/messages/messages.js';
import { pathOfApproval } from '@undersigned/shared/staff/decision-path.ts';
import { textOf } from '../../../platform/locale.ts';
import type { Letter } from '../../../platform/mail-layout.ts';
import type { DecisionRow } from '../../decisions/decision.entity.ts';
import { timeInMail } from '../utc-time.ts';
import {
  type AboutDecisions,
  decisionInMail,
  numberInMail,
  TOLD_IN_A_MAIL,
} from './decision-in-mail.ts';

export type Waiting = AboutDecisions & {
  /** At least one, the oldest first. */
  decisions: readonly DecisionRow[];
};

/** What waits for whoever reads it: about how much, why, and who asks. */
export function waitingLetter(waiting: Waiting): Letter {
  const { decisions, petitions, emails, timeZone, locale, siteName, page } = waiting;
  const says = { locale };
  const number = (n: number) => numberInMail(n, locale);
  const count = decisions.length;
  const left = count - TOLD_IN_A_MAIL;
  const named = { count, n: number(count), site: siteName };
  return {
    subject: m.mail_waits_subject(named, says),
    lines: [
      m.mail_waits(named, says),
      ...decisions.slice(0, TOLD_IN_A_MAIL).flatMap(linesOf),
      ...(left > 0 ? [m.mail_waits_left({ count: left, n: number(left) }, says)] : []),
      ...(left > 0 ? [{ action: m.mail_waits_desk({}, says), url: page('/staff') }] : []),
      m.mail_waits_why({}, says),
    ],
  };

  function linesOf(decision: DecisionRow) {
    const { id, petitionId, proposedBy, createdAt } = decision;
    const petition = petitions.get(petitionId)!;
    const who = emails.get(proposedBy)?.email;
    const time = timeInMail(createdAt, timeZone, locale);
    return [
      { petition: textOf(petition, locale).title },
      decisionInMail(decision, locale),
      who ? m.mail_waits_by({ who, time }, says) : m.mail_waits_since({ time }, says),
      {
        action: m.alert_change_decision({}, says),
        url: page(pathOfApproval({ slug: petition.slug, id })),
      },
    ];
  }
}
