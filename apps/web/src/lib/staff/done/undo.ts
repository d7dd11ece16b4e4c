/** The form that takes an act back. */
type Undo = { action: string; fields: Record<string, string> };

/** What a page says once something was done, and where more of the same is. */
export type Said = {
  word: string;
  text: string;
  undo?: Undo | undefined;
  more?: { href: string; label: string } | undefined;
};
