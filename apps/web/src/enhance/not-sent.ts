import { m } from '@undersigned/shared/generated/messages/messages.js';
import { ownTitle } from './show-answer.ts';

/** Says why a press on Sign came to nothing, in the way in which the server says what else is wrong. */
export function showNotSent(form: HTMLFormElement, why: string): void {
  document.querySelector('#problems')?.remove();
  const summary = element('div', element('h2', m.problems_heading()));
  const list = element('ul', element('li', why));
  Object.assign(summary, { id: 'problems', className: 'problems', role: 'alert', tabIndex: -1 });
  summary.append(list);
  form.prepend(summary);
  document.title = m.title_error({ title: ownTitle });
  summary.focus();
}

function element(name: string, content: string | Node): HTMLElement {
  const made = document.createElement(name);
  made.append(content);
  return made;
}
