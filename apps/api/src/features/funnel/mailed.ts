import type { Delivery } from '../contacts/delivery-claim.service.ts';
import type { StepCounter } from './step.counter.ts';

/** Counts the mails that ask to confirm, each once the mail server has taken it. */
export function countMailed(steps: StepCounter) {
  return ({ kind, subjectId }: Pick<Delivery, 'kind' | 'subjectId'>): void => {
    if (kind === 'confirmation') steps.count(subjectId, 'mailed');
  };
}
