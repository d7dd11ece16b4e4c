import { askPatiently } from './ask-patiently.ts';
import { showBusyButton } from './busy-button.ts';
import { showStillTrying } from './still-trying.ts';

/**
 * A press on the page behind a mailed link is sent again while the site is too busy: it may be sent
 * any number of times. What the site says then is shown as by a browser without script: a page of
 * its own, or this one again.
 */
export function pressPatiently(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    // Nothing but the browser itself may press: scanners of mail make up events.
    if (!event.isTrusted || !form.matches('[data-press]')) return;
    event.preventDefault();
    // One press at a time.
    if (!form.querySelector('[aria-busy]')) void press(form, event.submitter);
  });
}

const headers = { accept: 'text/html' };

async function press(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const button = submitter as HTMLButtonElement | null;
  // Without an attribute of its own a button names the address of the page.
  const action = button?.hasAttribute('formaction') ? button.formAction : form.action;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) body.append(name, String(value));
  const rest = showBusyButton(button);
  let stopSaying = () => {};
  try {
    const { redirected, url } = await askPatiently(
      () => fetch(action, { method: 'POST', body, headers }),
      {
        onWait: () => (stopSaying = showStillTrying(form, button)),
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        random: Math.random,
        isOffline: () => !navigator.onLine,
      },
    );
    if (redirected) return location.assign(url);
  } catch {
    // The browser says better than we can that it reaches nobody.
  }
  stopSaying();
  rest();
  form.action = action;
  form.submit();
}
