import type { Tally } from '#lib/petitions/counted.ts';
import { Announcing } from './announcing.ts';
import { followCount } from './follow-count.ts';
import { showCount } from './show-count.ts';
import { addVoice, say } from './voice.ts';

/** Keeps the counts of all open petitions on the page fresh, and says them aloud now and then. */
export function keepCountsFresh(): { hurry: () => void } {
  const starts = startsOnPage();
  if (starts.size === 0) return { hurry: () => undefined };
  const announcing = new Announcing(totalsOf(starts), Date.now());
  const voice = addVoice();
  const followed = [...starts].map(([slug, start]) =>
    followCount(
      { slug, start },
      {
        onCount(tally) {
          showCount(slug, tally);
          announcing.note(slug, tally.total);
        },
        // Also when nothing new came, or nothing at all: what had to wait may be said by now.
        onAnswer() {
          const news = announcing.due(Date.now());
          if (news.length > 0) say(voice, news, starts.size > 1);
        },
      },
    ),
  );
  document.addEventListener('visibilitychange', () => followed.forEach(({ look }) => look()));
  return { hurry: () => followed.forEach(({ hurry }) => hurry()) };
}

function startsOnPage(): Map<string, Tally> {
  const places = document.querySelectorAll<HTMLElement>('[data-live]');
  return new Map([...places].map((place) => [place.dataset.live ?? '', tallyFrom(place)]));
}

const totalsOf = (tallies: Map<string, Tally>) =>
  new Map([...tallies].map(([slug, { total }]) => [slug, total]));

function tallyFrom({ dataset }: HTMLElement): Tally {
  return {
    total: Number(dataset.total),
    confirmed: Number(dataset.confirmed),
    offline: Number(dataset.offline),
    asOf: dataset.asOf ?? '',
  };
}
