export type Comparison = { mediansDifferMs: number; chance: number };

/** Whether two sets of times could come from the same work: how far apart, and how likely by chance. */
export function compare(one: number[], other: number[]): Comparison {
  return {
    mediansDifferMs: Math.abs(median(one) - median(other)),
    chance: mannWhitney(one, other),
  };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Mann and Whitney's test, two-sided, for samples so large that the normal distribution fits. */
function mannWhitney(one: number[], other: number[]): number {
  const all = [
    ...one.map((value) => ({ value, isOne: true })),
    ...other.map((value) => ({ value, isOne: false })),
  ].sort((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]!.value === all[from]!.value) to += 1;
    // Equal values share the mean of their ranks.
    const rank = (from + 1 + to) / 2;
    for (; from < to; from += 1) if (all[from]!.isOne) rankSum += rank;
  }
  const [n, m] = [one.length, other.length];
  const u = rankSum - (n * (n + 1)) / 2;
  const deviation = Math.sqrt((n * m * (n + m + 1)) / 12);
  return 2 * tailOfNormal(Math.abs(u - (n * m) / 2) / deviation);
}

/** The chance of a standard normal value above z (Abramowitz and Stegun, 26.2.17). */
function tailOfNormal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const sum =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
