import { askPatiently } from './ask-patiently.ts';
import { showNotReached } from './not-reached.ts';
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
  const rest = showBusy(form);
  let stopSaying = () => {};
  try {
    // Nobody is counted twice, so that a press may be sent again.
    const response = await askPatiently(
      () => fetch(form.action, { method: 'POST', body, headers }),
      {
        onWait: () => (stopSaying = showStillTrying(form)),
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        random: Math.random,
        isOffline: () => !navigator.onLine,
      },
    );
    if (showAnswer(form, await response.text()) === 'sent') onSent();
  } catch {
    showNotReached(form);
  } finally {
    stopSaying();
    rest();
  }
}

function showBusy(form: HTMLFormElement): () => void {
  const button = form.querySelector<HTMLElement>('[data-busy]');
  if (!button) return () => undefined;
  const words = button.textContent;
  button.style.minInlineSize = `${button.offsetWidth}px`;
  button.setAttribute('aria-busy', 'true');
  button.textContent = button.dataset.busy ?? words;
  return () => {
    button.removeAttribute('aria-busy');
    button.textContent = words;
  };
}
