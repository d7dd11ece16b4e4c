type Pressed = Pick<KeyboardEvent, 'key' | 'code'>;

/** The Latin letter of a key, also where the keyboard is set to Ukrainian; else the key itself. */
export function keyOf({ key, code }: Pressed): string {
  const isOtherLetter = /^\p{L}$/u.test(key) && !/^[a-z]$/i.test(key);
  const letter = isOtherLetter ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return (letter ?? key).toLowerCase();
}

/** Ctrl and K, or Command and K. */
export function isFindKey(
  pressed: Pressed & Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = pressed;
  return ctrlKey !== metaKey && !altKey && !shiftKey && keyOf(pressed) === 'k';
}
