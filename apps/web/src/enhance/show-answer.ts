import { m } from '@undersigned/shared/generated/messages/messages.js';
import { holdAsTyped } from './hold-as-typed.ts';
import { parsePage } from './parse-page.ts';

export const ownTitle = document.title;

/** Shows what became of a press on Sign; throws when the answer is none of ours. */
export function showAnswer(form: HTMLFormElement, html: string): 'sent' | 'asked again' | 'left' {
  const answer = parsePage(html);
  const sent = answer.querySelector<HTMLElement>('[data-check-email]');
  const again = answer.querySelector<HTMLFormElement>('form[data-sign]');
  const isOwnPage = new URL(form.action).pathname === location.pathname;
  if (isOwnPage) showPage(answer);
  else if (sent) showBeside(form, sent);
  else if (again) showForm(form, again, answer.querySelector('#problems'));
  else return leaveFor(form);
  return sent ? 'sent' : 'asked again';
}

/** What has no place here, like a petition closed meanwhile, the browser shows as the page that it is. */
function leaveFor(form: HTMLFormElement): 'left' {
  form.submit();
  return 'left';
}

/** On the petition's own page the answer is the page. */
function showPage(answer: Document): void {
  const main = document.querySelector('main');
  const next = answer.querySelector('main');
  if (!main || !next) throw new Error('The answer is not a page of this site');
  document.title = answer.title;
  main.replaceChildren(...next.childNodes);
  holdAsTyped(main);
  const problems = main.querySelector<HTMLElement>('#problems');
  const place = problems ?? main.querySelector<HTMLElement>('[data-noted]') ?? filledIn(main);
  (place ?? main.querySelector('h1') ?? main).focus();
  if (!place) window.scrollTo(0, 0);
}

/** Beside an article only the form gives way: the reader keeps the place. */
function showBeside(form: HTMLFormElement, sent: HTMLElement): void {
  const place = form.closest('[data-check-email]') ?? form;
  place.replaceWith(sent);
  lowerHeadings(sent);
  nameLinks('sent');
  document.title = ownTitle;
  // Asked for once more: what is new stands further down than the heading.
  const news = sent.querySelector<HTMLElement>('[data-noted]');
  (news ?? sent.querySelector<HTMLElement>('[tabindex]'))?.focus();
}

function showForm(form: HTMLFormElement, again: HTMLFormElement, problems: Element | null): void {
  document.querySelector('#problems')?.remove();
  const place = form.closest('[data-check-email]') ?? form;
  place.replaceWith(again);
  holdAsTyped(again);
  nameLinks('form');
  if (problems) again.prepend(problems);
  document.title = problems ? m.title_error({ title: ownTitle }) : ownTitle;
  ((problems as HTMLElement | null) ?? filledIn(again))?.focus();
}

/** The links to the form lead to whatever stands in its place, and are called after it. */
function nameLinks(after: 'form' | 'sent'): void {
  for (const link of document.querySelectorAll<HTMLElement>('a[data-form][data-sent]')) {
    link.textContent = link.dataset[after] ?? '';
  }
}

/** The field into which the suggested address has been put. */
function filledIn(place: Element): HTMLElement | null {
  return place.querySelector<HTMLElement>('[autofocus]');
}

/** A page has one first heading, and the article's is there already. */
function lowerHeadings(sent: HTMLElement): void {
  for (const [from, to] of [
    ['h2', 'h3'],
    ['h1', 'h2'],
  ] as const) {
    for (const heading of sent.querySelectorAll(from)) {
      const lower = document.createElement(to);
      for (const { name, value } of heading.attributes) lower.setAttribute(name, value);
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
  }
}
