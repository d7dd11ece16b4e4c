import { m } from '@undersigned/shared/generated/messages/messages.js';
import { waitText } from '#lib/wait.ts';
import { askPatiently } from './ask-patiently.ts';
import { showBusyButton } from './busy-button.ts';
import { showNotSent } from './not-sent.ts';
import { showAnswer } from './show-answer.ts';
import { showStillTrying } from './still-trying.ts';

/**
 * Sends a sign form without leaving the page. The answer is the page that a browser without
 * script would show, so that there is one set of words: what matters of it is put in place.
 */
export function signInPlace(onSent: () => void): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('[data-sign]')) return;
    event.preventDefault();
    // One press at a time.
    if (form.querySelector('[aria-busy]')) return;
    void send(form, event.submitter, onSent);
  });
}

const headers = { accept: 'text/html' };

async function send(form: HTMLFormElement, submitter: HTMLElement | null, onSent: () => void) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) body.append(name, String(value));
  // This script has told of it: what comes without the mark the site counts itself.
  body.set('begun', 'yes');
  const button = form.querySelector<HTMLElement>('[data-busy]');
  const rest = showBusyButton(button);
  let stopSaying = () => {};
  try {
    // Nobody is counted twice, so that a press may be sent again.
    const response = await askPatiently(
      () => fetch(form.action, { method: 'POST', body, headers }),
      {
        onWait: () => (stopSaying = showStillTrying(form, button)),
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        random: Math.random,
        isOffline: () => !navigator.onLine,
      },
    );
    const html = await response.text();
    // The site may be too busy to send the form along: what was typed is still in this one.
    if (response.status === 503 && !html.includes('data-sign')) showBusy(form, response);
    else if (showAnswer(form, html) === 'sent') onSent();
  } catch {
    showNotSent(form, m.sign_offline());
  } finally {
    stopSaying();
    rest();
  }
}

function showBusy(form: HTMLFormElement, { headers }: Response): void {
  const seconds = Number(headers.get('retry-after')) || undefined;
  showNotSent(form, m.sign_overloaded({ wait: waitText(seconds) }));
}
