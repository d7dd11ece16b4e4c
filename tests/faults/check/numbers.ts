/** Very many numbers in little room. */
export type Numbers = { push(value: number): void; sorted(): Float64Array };

export function createNumbers(): Numbers {
  let values = new Float64Array(1024);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const more = new Float64Array(length * 2);
        more.set(values);
        values = more;
      }
      values[length++] = value;
    },
    sorted: () => values.slice(0, length).sort(),
  };
}

/** How many lie before this moment. */
export function countBefore(sorted: Float64Array, moment: number): number {
  return firstNotBefore(sorted, (value) => value < moment);
}

/** How many lie before this moment or at it. */
export function countUntil(sorted: Float64Array, moment: number): number {
  return firstNotBefore(sorted, (value) => value <= moment);
}

function firstNotBefore(sorted: Float64Array, isBefore: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
