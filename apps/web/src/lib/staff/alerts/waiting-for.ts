import { m } from '@undersigned/shared/generated/messages/messages.js';
import { pathOfApproval } from '@undersigned/shared/staff/decision-path.ts';
import { formatNumber } from '#lib/format.ts';
import { local } from '#lib/locale.ts';
import type { AlertsNow } from './alert-facts.ts';

/** How many decisions wait for the viewer, and where: of several petitions each says how many at the desk. */
export function waitingFor(now: AlertsNow | undefined): { text: string; href: string } | null {
  const [first, ...more] = now?.waiting ?? [];
  if (!first) return null;
  const { petition: slug } = first;
  const count = more.length + 1;
  const path = more.every((other) => other.petition === slug)
    ? pathOfApproval({ slug, id: first.id })
    : '/staff';
  return { text: m.staff_waits_for_you({ count, n: formatNumber(count) }), href: local(path) };
}
