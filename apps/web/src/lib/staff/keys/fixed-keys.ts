import { m } from '@undersigned/shared/generated/messages/messages.js';

/** Keys that do the same on every page of the desk. Their names stand on the keys themselves. */
export const fixedKeys = (): [keys: string, what: string][] => [
  ['Ctrl K', m.keys_find()],
  ['?', m.keys_help()],
  ['j', m.keys_next()],
  ['k', m.keys_previous()],
  ['x', m.keys_choose()],
  ['Enter', m.keys_open()],
  ['Esc', m.keys_close()],
];
