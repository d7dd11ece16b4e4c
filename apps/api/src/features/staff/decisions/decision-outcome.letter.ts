import { m } from '@undersigned/shared/generated/messages/messages.js';
import { pathOfDecision } from '@undersigned/shared/staff/decision-path.ts';
import { textOf } from '../../../platform/locale.ts';
import type { Letter } from '../../../platform/mail-layout.ts';
import type { DecisionOutcome, DecisionRow } from '../../decisions/decision.entity.ts';
import { timeInMail } from '../utc-time.ts';
import {
  type AboutDecisions,
  decisionInMail,
  numberInMail,
  sizeInMail,
  TOLD_IN_A_MAIL,
} from './decision-in-mail.ts';

export type Outcome = { decisionId: string; outcome: DecisionOutcome; happenedAt: Date };

type Became = AboutDecisions & {
  /** At least one. */
  outcomes: readonly Outcome[];
  decisions: ReadonlyMap<string, DecisionRow>;
};

/** What became of each decision, step by step, in the order of the first of each. */
export function outcomeLetter(became: Became): Letter {
  const { outcomes, decisions, petitions, emails, timeZone, locale, siteName, page } = became;
  const says = { locale };
  const number = (n: number) => numberInMail(n, locale);
  const inOrder = outcomes.toSorted((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime());
  const byDecision = [...Map.groupBy(inOrder, ({ decisionId }) => decisionId)];
  const count = byDecision.length;
  const left = count - TOLD_IN_A_MAIL;
  return {
    subject: m.mail_outcome_subject({ count, n: number(count), site: siteName }, says),
    lines: [
      m.mail_outcome({}, says),
      ...byDecision.slice(0, TOLD_IN_A_MAIL).flatMap(linesOf),
      ...(left > 0 ? [m.mail_alert_left({ count: left, n: number(left) }, says)] : []),
      ...(left > 0 ? [{ action: m.mail_waits_desk({}, says), url: page('/staff') }] : []),
      m.mail_outcome_why({}, says),
    ],
  };

  function linesOf([id, steps]: [string, Outcome[]]) {
    const decision = decisions.get(id)!;
    const petition = petitions.get(decision.petitionId)!;
    return [
      { petition: textOf(petition, locale).title },
      decisionInMail(decision, locale),
      ...steps.map((step) => stepLine(decision, step)),
      {
        action: m.alert_change_decision({}, says),
        url: page(pathOfDecision({ slug: petition.slug, id })),
      },
    ];
  }

  function stepLine(decision: DecisionRow, { outcome, happenedAt }: Outcome): string {
    const { approvedBy, cancelledBy, undoneBy, beganAt, affected, expected } = decision;
    const time = timeInMail(happenedAt, timeZone, locale);
    const by = (account: string | null) => ({
      who: emails.get(account ?? '')?.email ?? m.mail_outcome_colleague({}, says),
      time,
    });
    switch (outcome) {
      case 'approved':
        return m.mail_outcome_approved(
          { ...by(approvedBy), about: sizeInMail(expected, locale) },
          says,
        );
      case 'replaced':
        return m.mail_outcome_replaced(by(cancelledBy), says);
      case 'undone':
        return m.mail_outcome_undone(
          { ...by(undoneBy), about: sizeInMail(affected, locale) },
          says,
        );
      case 'cancelled': {
        // Nothing of it had begun, nor will.
        if (!beganAt) return m.mail_outcome_cancelled(by(cancelledBy), says);
        const progress = { done: number(affected), all: number(expected) };
        return m.mail_outcome_stopped({ ...by(cancelledBy), ...progress }, says);
      }
    }
  }
}
