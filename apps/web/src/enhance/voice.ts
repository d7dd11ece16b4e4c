import { signatureCount } from '#lib/petitions/tally-words.ts';

/**
 * A place that is read aloud when it changes. It stands outside what a press on Sign replaces, and is
 * there from the start: only a place that a screen reader knows already is heard.
 */
export function addVoice(): HTMLElement {
  const voice = document.createElement('div');
  voice.className = 'unseen';
  voice.setAttribute('aria-live', 'polite');
  document.body.append(voice);
  return voice;
}

/** Where a page has several petitions, a number alone would not say which of them it counts. */
export function say(voice: HTMLElement, news: [slug: string, total: number][], named: boolean) {
  voice.replaceChildren(
    ...news.flatMap(([slug, total]) => [
      ...(named ? [titleOf(slug)] : []),
      line(signatureCount(total)),
    ]),
  );
}

function titleOf(slug: string): HTMLElement {
  const title = document.querySelector<HTMLElement>(`[data-title="${CSS.escape(slug)}"]`);
  const said = line(title?.textContent ?? '');
  // In the language of its own, which need not be the page's.
  if (title?.lang) said.lang = title.lang;
  return said;
}

function line(words: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = words;
  return made;
}
