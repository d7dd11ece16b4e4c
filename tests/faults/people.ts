import { randomFrom } from './random.ts';

export const PETITIONS = ['go-further-and-faster', 'open-the-archives'] as const;

/** What a person goes on to do after signing. */
type Fate = 'waits' | 'confirms' | 'withdraws' | 'disowns';

export type Person = {
  readonly petition: (typeof PETITIONS)[number];
  readonly name: string;
  readonly email: string;
  readonly country: string;
  readonly source: string | null;
  readonly fate: Fate;
  /** Sends every form twice at once. */
  readonly isHasty: boolean;
};

const COUNTRIES = ['GB', 'GB', 'GB', 'GB', 'IE', 'DE', 'DE', 'PL', 'UA', 'FR'];
const SOURCES = [null, null, 'letter', 'front-page', 'friends'];

/** Everything about a person follows from their number: the logs need to hold nothing else. */
export function personOf(number: number): Person {
  const random = randomFrom(Math.imul(number + 1, 0x9e3779b1));
  const of = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
  return {
    petition: of(PETITIONS),
    name: `Person ${spelled(number)}`,
    email: `p${number}@d${number % 97}.example`,
    country: of(COUNTRIES),
    source: of(SOURCES),
    fate: fateFrom(random()),
    isHasty: random() < 0.05,
  };
}

/** Whose address this is; undefined for nobody's. */
export function numberIn(email: string): number | undefined {
  const number = /^p(\d+)@d\d+\.example$/.exec(email)?.[1];
  return number === undefined ? undefined : Number(number);
}

function fateFrom(share: number): Fate {
  if (share < 0.45) return 'waits';
  if (share < 0.92) return 'confirms';
  return share < 0.97 ? 'withdraws' : 'disowns';
}

/** Names hold no digits. */
function spelled(number: number): string {
  return String(number).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
}
