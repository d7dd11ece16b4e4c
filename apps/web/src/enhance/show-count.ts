import { milestoneAfter } from '@undersigned/shared/petitions/milestone.ts';
import type { Tally } from '#lib/petitions/counted.ts';
import { tallyWords, type TallyWords } from '#lib/petitions/tally-words.ts';

/** Puts a new count wherever the page shows it. */
export function showCount(slug: string, tally: Tally): void {
  const milestone = milestoneAfter(tally.total);
  const petition = { slug, status: 'OPEN' as const, closedAt: null, tally, milestone };
  if (tally.confirmed > 0)
    document.querySelector(`[data-nobody-yet="${CSS.escape(slug)}"]`)?.remove();
  for (const place of document.querySelectorAll<HTMLElement>('[data-tally]')) {
    if (place.dataset.tally === slug) {
      fillIn(place, tallyWords(petition, 'people' in place.dataset), tally.asOf);
    }
  }
}

function fillIn(place: HTMLElement, words: TallyWords, asOf: string): void {
  for (const part of place.querySelectorAll<HTMLElement>('[data-part]')) {
    const text = String(words[part.dataset.part as keyof TallyWords]);
    if (part.textContent !== text) part.textContent = text;
    if (part.dataset.part === 'time') part.setAttribute('datetime', asOf);
  }
  const bar = place.querySelector('[role=progressbar]');
  bar?.setAttribute('aria-valuenow', String(Math.round(words.percent)));
  bar?.setAttribute('aria-valuetext', words.progress);
  bar?.querySelector('rect')?.setAttribute('width', `${words.percent}%`);
}
