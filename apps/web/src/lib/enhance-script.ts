// A worker in name only: so it is built as a file of its own, and served under a lasting name.
import address from '../enhance/main.ts?worker&url';

/** The one script of the public pages. */
export const enhanceScript: string = address;
