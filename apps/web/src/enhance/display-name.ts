import { m } from '@undersigned/shared/generated/messages/messages.js';
import { displayName } from '@undersigned/shared/signatures/display-name.ts';

/** Says how the name that is being typed would be shown, beside the box that chooses it. */
export function showDisplayName(): void {
  document.addEventListener('input', ({ target }) => preview(target as HTMLInputElement));
  // Who comes back finds the name typed already, and the browser tells nobody that it typed it.
  addEventListener('pageshow', () => document.querySelectorAll('input').forEach(preview));
}

function preview(field: HTMLInputElement): void {
  const place = field.form?.querySelector('[data-display-name]');
  if (field.name !== 'name' || !place) return;
  const name = displayName(field.value);
  place.textContent = name ? m.sign_display_as({ name }) : m.sign_display_how();
}
