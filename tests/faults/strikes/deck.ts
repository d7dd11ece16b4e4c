import { pickWeighted, type Random } from '../random.ts';
import type { Strike } from './strike.ts';

const TRIES = 4;
// Whoever was not there to be struck is back by then.
const TRIED_AGAIN_AFTER = 2;

export type Deck = {
  next(): Strike;
  /** Nobody was there to be struck by the last one. */
  missed(): void;
};

/**
 * Which fault comes next: each kind once, in an order of the seed's, then by their weights. What
 * every machine can do comes first, then what needs tools, last what takes long: so a short run has
 * met as many kinds as it could, and on every machine the same ones.
 */
export function createDeck(random: Random, strikes: readonly Strike[]): Deck {
  const inTurn = [isUsual, needsTools, isSlow].flatMap((is) =>
    shuffled(random, strikes.filter(is)),
  );
  const cards = inTurn.map((strike) => ({ strike, triesLeft: TRIES }));
  let last: (typeof cards)[number] | undefined;
  return {
    next() {
      last = cards.shift();
      return last?.strike ?? pickWeighted(random, strikes);
    },
    missed() {
      if (last && --last.triesLeft > 0) cards.splice(TRIED_AGAIN_AFTER, 0, last);
      last = undefined;
    },
  };
}

const isSlow = (strike: Strike) => strike.isSlow === true;
const needsTools = (strike: Strike) => !isSlow(strike) && strike.missing !== undefined;
const isUsual = (strike: Strike) => !isSlow(strike) && strike.missing === undefined;

function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const other = Math.floor(random() * (i + 1));
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}
