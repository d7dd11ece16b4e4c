import { m } from '@undersigned/shared/generated/messages/messages.js';

const SETTLE_MS = 100;

/** Says under the button that the press is not lost, aloud too; the returned function takes it away. */
export function showStillTrying(form: HTMLFormElement, button: Element | null): () => void {
  const known = form.querySelector('#still-trying');
  if (known) return () => known.remove();
  const status = document.createElement('p');
  Object.assign(status, { id: 'still-trying', role: 'status' });
  button?.after(status);
  // A voice reads out only what changes in a place that it knows already.
  setTimeout(() => (status.textContent = m.sign_still_trying()), SETTLE_MS);
  return () => status.remove();
}
