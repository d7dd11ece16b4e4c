/** A field of a form, as it is sent. */
export type Field = [name: string, value: string];

/** What somebody typed into a form at the desk, until it has arrived. */
export type Typing = {
  /** Of the page, in no language and without a query. */
  path: string;
  /** By whom: it is for nobody else who logs in here. */
  who: string;
  /** Milliseconds of the epoch. */
  at: number;
  /** That it came to nothing, and is put back. */
  isLost: boolean;
  fields: Field[];
  /** What was lost before and had no place on the page, because its step is opened by another form. */
  rest: Field[];
};
/** The tab's own; to name it at all may be refused. */
type Place = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const NAME = 'typing';
const LONGEST_MS = 3_600_000;

export const ofThisTab: Place = () => sessionStorage;

/** A browser that keeps nothing for us loses it, as it would without script. */
export function keepTyping(place: Place, typing: Typing): void {
  attempt(() => place().setItem(NAME, JSON.stringify(typing)));
}

/** The log-in page says so once it is told that a form came to nothing. Whether there is anything to put back. */
export function loseTyping(place: Place): boolean {
  const kept = read(place);
  if (!kept?.fields?.length) return false;
  keepTyping(place, { ...kept, isLost: true });
  return true;
}

/** Whether something waits to be put back. */
export const hasLost = (place: Place): boolean => read(place)?.isLost === true;

/** What is to be put back on this page, once. Where a form has arrived there is nothing of it. */
export function takeTyping(
  place: Place,
  { path, who, at }: Pick<Typing, 'path' | 'who' | 'at'>,
): Field[] {
  const kept = read(place);
  attempt(() => place().removeItem(NAME));
  const isHere = kept?.path === path && kept.who === who && at - kept.at < LONGEST_MS;
  if (!kept || !isHere) return [];
  return kept.isLost ? [...kept.fields, ...kept.rest] : kept.rest;
}

function read(place: Place): Typing | null {
  return attempt(() => JSON.parse(place().getItem(NAME) ?? 'null') as Typing | null) ?? null;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
