import { m } from '@undersigned/shared/generated/messages/messages.js';
import { countStep } from './count-step.ts';

/**
 * Brings the two ways to share that need a script: the device's own, and the clipboard. Counts them, and
 * the link that opens a mail program; the others are counted by the address that they lead to.
 */
export function offerSharing(): void {
  const place = document.querySelector<HTMLElement>('[data-share]');
  if (!place) return;
  const { share: url = '', petition = '', title = '', text = '' } = place.dataset;
  const count = () => countStep('shared', petition);
  showAddress(place.querySelector('input')!.value);
  offer('[data-share-native]', 'share' in navigator, () =>
    // Who changes their mind is no error.
    navigator.share({ title, text, url }).then(count, () => undefined),
  );
  offer('[data-share-copy]', true, () => copy(place.querySelector('input')!, count));
  document.querySelector('[data-share-ways] a[href^="mailto:"]')?.addEventListener('click', count);

  function offer(name: string, isPossible: boolean, act: () => void): void {
    const button = place!.querySelector<HTMLElement>(name);
    if (!button) return;
    // Else the room that was kept for it would stay as a hole.
    button.hidden = !isPossible;
    if (!isPossible) return;
    button.dataset.ready = '';
    button.addEventListener('click', act);
  }
}

/**
 * Many share a page by the address bar. Where this one stands that is the link that opens the reader's
 * own signature; from now on it is the petition's.
 */
function showAddress(address: string): void {
  const { pathname, search } = new URL(address);
  history.replaceState(null, '', pathname + search);
}

async function copy(field: HTMLInputElement, onCopied: () => void): Promise<void> {
  const status = document.querySelector('[data-share-status]')!;
  const say = (words: string) => (status.textContent = words);
  say('');
  try {
    await navigator.clipboard.writeText(field.value);
    say(m.share_copied());
    onCopied();
  } catch {
    // Without a safe connection, or where somebody forbade it.
    field.select();
    say(m.share_selected());
  }
}
