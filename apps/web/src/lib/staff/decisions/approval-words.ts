import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber } from '#lib/format.ts';
import type { Approval, ListedDecision } from './decisions.server.ts';

/** What approving does: what the proposer saw of it, and what the count becomes. */
export function effectOf(kind: ListedDecision['kind'], approval: Approval): string[] {
  const size = { count: approval.total, n: formatNumber(approval.total) };
  const { confirmed, pending, count } = approval;
  const before = formatNumber(count);
  const sizes = { confirmed: formatNumber(confirmed), pending: formatNumber(pending) };
  const held = m.staff_held_of_these({ confirmed: sizes.confirmed, others: sizes.pending });
  if (kind === 'REFUSAL') return [m.staff_approve_refusal(size), held, m.staff_refuse_text()];
  if (kind === 'RELEASE') {
    const more = m.staff_approve_count_more({ before, after: formatNumber(count + confirmed) });
    const counted = confirmed > 0 ? [more] : [];
    return [m.staff_approve_release(size), held, ...counted, m.staff_release_text()];
  }
  const after = formatNumber(Math.max(0, count - confirmed));
  return [
    m.staff_approve_invalidation({ ...size, ...sizes }),
    confirmed > 0
      ? m.staff_approve_count({ before, after })
      : m.staff_approve_count_same({ before }),
    ...(pending > 0 ? [m.staff_approve_pending()] : []),
  ];
}
