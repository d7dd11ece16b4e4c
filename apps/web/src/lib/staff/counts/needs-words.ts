import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber } from '#lib/format.ts';
import { local } from '#lib/locale.ts';
import type { Needs } from './desk.server.ts';

/** Traffic is counted up to this. */
const FLAGS_COUNTED = 100;

/** What needs a person, of a petition: in words, and where it is done. What waits for the viewer first. */
export function needsWords(slug: string, held: number, needs: Needs) {
  const path = local(`/staff/petitions/${slug}`);
  const { decisions, decisionsForViewer: own, trafficFlags: flags } = needs;
  const others = decisions - own;
  const signs =
    flags < FLAGS_COUNTED
      ? size(flags)
      : { count: flags, n: `${formatNumber(FLAGS_COUNTED - 1)}+` };
  return [
    { count: own, href: `${path}/invalidations`, text: m.staff_waits_for_you(size(own)) },
    { count: others, href: `${path}/invalidations`, text: m.staff_proposed_waiting(size(others)) },
    { count: held, href: `${path}/signatures?state=HELD`, text: m.staff_held_waiting(size(held)) },
    { count: flags, href: `${path}/signatures#unusual`, text: m.staff_flags_waiting(signs) },
  ].filter(({ count }) => count > 0);
}

const size = (count: number) => ({ count, n: formatNumber(count) });
