import { isFindKey, keyOf } from './key-of.ts';
import { areKeysOn } from './keys-setting.ts';
import { actOnRow, chooseRow, goRows, isOnRow } from './rows.ts';
import { createSequence } from './sequence.ts';

type Doing = {
  find: () => void;
  help: () => void;
  /** A sequence begins: what it can lead to is soon wanted. */
  begin: () => void;
  /** Whatever else is pressed: a command may have these keys. */
  other: (keys: string) => void;
};

const TYPED_INTO =
  'textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"], [type="submit"])';

/** What keys do on pages of the desk. Those of a single character can be turned off. */
export function onKey(doing: Doing): (event: KeyboardEvent) => void {
  const sequence = createSequence();
  return (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (isFindKey(event)) return done(event, doing.find);
    const target = event.target as Element;
    const isBusy = target.closest(TYPED_INTO) !== null || document.querySelector('dialog[open]');
    if (isBusy || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = keyOf(event);
    const onRow = isOnRow() ? ON_ROW[key] : undefined;
    if (onRow) return done(event, onRow);
    if ([...key].length > 1 || !areKeysOn()) return;
    const keys = sequence(key, event.timeStamp);
    if (keys === null) return doing.begin();
    if (keys === '?') return done(event, doing.help);
    const single = SINGLE[keys];
    if (single) return done(event, single);
    doing.other(keys);
  };
}

/** These are for a list that the focus is in, as in any list. */
const ON_ROW: Record<string, () => void> = {
  arrowdown: () => goRows(1),
  arrowup: () => goRows(-1),
  home: () => goRows(-Infinity),
  end: () => goRows(Infinity),
  enter: actOnRow,
};

const SINGLE: Record<string, () => void> = {
  j: () => goRows(1),
  k: () => goRows(-1),
  x: chooseRow,
};

function done(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  act();
}
