/** Of this browser alone: whoever speaks to the computer, or presses keys by accident, turns them off. */
const NAME = 'single-keys';

export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(NAME) !== 'off';
  } catch {
    // A browser that keeps nothing for us.
    return true;
  }
}

export function turnKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, 'off');
  } catch {
    // Then they stay as they are.
  }
}
