import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber } from '#lib/format.ts';
import type { Approval, ListedDecision } from './decisions.server.ts';

/** What approving does: what the proposer saw of it, and what the count becomes. */
export function effectOf(kind: ListedDecision['kind'], approval: Approval): string[] {
  const size = { count: approval.total, n: formatNumber(approval.total) };
  if (kind === 'RELEASE') return [m.staff_approve_release(size), m.staff_release_text()];
  if (kind === 'REFUSAL') return [m.staff_approve_refusal(size), m.staff_refuse_text()];
  const { confirmed, pending, count } = approval;
  const before = formatNumber(count);
  const after = formatNumber(Math.max(0, count - confirmed));
  const sizes = { confirmed: formatNumber(confirmed), pending: formatNumber(pending) };
  return [
    m.staff_approve_invalidation({ ...size, ...sizes }),
    confirmed > 0
      ? m.staff_approve_count({ before, after })
      : m.staff_approve_count_same({ before }),
    ...(pending > 0 ? [m.staff_approve_pending()] : []),
  ];
}
