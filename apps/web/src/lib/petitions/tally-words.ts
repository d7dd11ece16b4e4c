import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatDate, formatNumber, formatTime } from '#lib/format.ts';
import type { Counted, Tally } from './counted.ts';

export type TallyWords = Record<
  'total' | 'words' | 'strong' | 'rest' | 'time' | 'parts' | 'dateline',
  string
> & { percent: number; progress: string };

/** Every word and figure that depends on the count: the server's and the script's are the same. */
export function tallyWords(petition: Counted, people = false): TallyWords {
  const { tally, milestone, status, closedAt } = petition;
  const isClosed = status === 'CLOSED';
  const total = formatNumber(tally.total);
  const signatures = signatureCount(tally.total);
  const target = formatNumber(milestone.target);
  const remaining = formatNumber(milestone.remaining);
  const time = formatTime(tally.asOf);
  return {
    total,
    time,
    words: words(tally.total),
    ...below(),
    percent: isClosed ? 100 : milestone.percent,
    progress: isClosed
      ? m.tally_closed_text({ signatures })
      : m.tally_progress_text({ signatures, remaining, target }),
    parts: countParts(tally),
    dateline: m.front_counted({ signatures, time }),
  };

  function words(count: number) {
    if (isClosed) return m.tally_signed({ count });
    return people ? m.tally_people({ count }) : m.tally_words({ count });
  }

  function below() {
    if (isClosed) {
      const rest = closedAt ? m.tally_closed_on({ date: formatDate(closedAt) }) : '';
      return { strong: m.tally_closed(), rest };
    }
    if (tally.total === 0) return { strong: m.tally_first_milestone(), rest: target };
    return { strong: m.tally_more({ count: remaining }), rest: m.tally_to_reach({ target }) };
  }
}

export function signatureCount(total: number): string {
  return m.tally_signatures({ count: total, total: formatNumber(total) });
}

function countParts(tally: Tally): string {
  const confirmed = formatNumber(tally.confirmed);
  return tally.offline > 0
    ? m.petition_count_parts({ confirmed, offline: formatNumber(tally.offline) })
    : m.petition_count_confirmed({ confirmed });
}
