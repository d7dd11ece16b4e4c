/** Something that staff can go to or do by its name. Of those that the server lists none names a signer or a member of staff. */
export type Command = {
  id: string;
  /** Under which heading it stands where all are listed; a filter or a file, of which there are many, is found only. */
  group: 'desk' | 'petition' | 'filter';
  /** In the language of the page. */
  label: string;
  /** The title of the petition that it is about. */
  about?: string;
  /** The same in the other languages, for whoever types in one of them. */
  words: string;
  href: string;
  /** Keys that do the same. */
  keys?: string;
  /** A form to be sent, not a link: it changes something, or what it sends is for no address bar. */
  isAct?: true;
  /** What the form sends along. */
  fields?: Record<string, string>;
};
