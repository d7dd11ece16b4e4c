import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What came to the mail sink, by delivery. */
export type Received = {
  find(id: string): { person: number | undefined } | undefined;
  arrived: number;
  repeated: number;
};

export async function readReceived(file: string): Promise<Received> {
  const lines: [person: number, id: string][] = [];
  for await (const line of createInterface(createReadStream(file))) {
    const [person = '', id = ''] = line.split(' ');
    lines.push([Number(person), id]);
  }
  return receivedFrom(lines);
}

/** The first half of a delivery's id stands for it: 60 random bits, and a million fit in 20 MB. */
export function receivedFrom(mails: [person: number, id: string][]): Received {
  const order = Uint32Array.from(mails, (_, i) => i);
  const keys = BigUint64Array.from(mails, ([, id]) => keyOf(id));
  order.sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : 0));
  const sorted = BigUint64Array.from(order, (i) => keys[i]!);
  const people = Int32Array.from(order, (i) => mails[i]![0]);
  let repeated = 0;
  for (let i = 1; i < sorted.length; i += 1) if (sorted[i] === sorted[i - 1]) repeated += 1;
  return {
    arrived: sorted.length,
    repeated,
    find(id) {
      const at = indexOf(sorted, keyOf(id));
      return at === -1 ? undefined : { person: people[at]! < 0 ? undefined : people[at]! };
    },
  };
}

function keyOf(id: string): bigint {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/.test(id)
    ? BigInt(`0x${id.slice(0, 18).replaceAll('-', '')}`)
    : 0n;
}

function indexOf(sorted: BigUint64Array, key: bigint): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === key ? low : -1;
}
