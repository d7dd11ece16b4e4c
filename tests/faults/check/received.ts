import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What came to the mail sink, by delivery. */
export type Received = {
  find(id: string): { person: number | undefined } | undefined;
  arrived: number;
  repeats: Repeat[];
};

/** A mail that came again: when, and when the copy before it was taken. */
export type Repeat = { person: number; before: number; at: number };

export async function readReceived(file: string): Promise<Received> {
  const mails = gather();
  for await (const line of createInterface(createReadStream(file))) {
    const [person = '', id = '', at] = line.split(' ');
    mails.add(Number(person), id, Number(at));
  }
  return mails.end();
}

export function receivedFrom(came: [person: number, id: string, at?: number][]): Received {
  const mails = gather();
  for (const [person, id, at = 0] of came) mails.add(person, id, at);
  return mails.end();
}

/** The second half of a delivery's id stands for it: 62 random bits, and a million fit in 20 MB. */
function gather() {
  let keys = new BigUint64Array(1024);
  let people = new Int32Array(1024);
  let times = new Float64Array(1024);
  let length = 0;
  return {
    add(person: number, id: string, at: number): void {
      if (length === keys.length) {
        [keys, people] = [longer(keys, BigUint64Array), longer(people, Int32Array)];
        times = longer(times, Float64Array);
      }
      keys[length] = keyOf(id);
      times[length] = at;
      people[length++] = person;
    },
    end: () => index(keys.subarray(0, length), people, times),
  };
}

function longer<List extends { length: number; set(from: List): void }>(
  list: List,
  Type: new (length: number) => List,
): List {
  const more = new Type(list.length * 2);
  more.set(list);
  return more;
}

function index(keys: BigUint64Array, people: Int32Array, times: Float64Array): Received {
  const order = Uint32Array.from(keys, (_, i) => i);
  order.sort((a, b) =>
    keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : times[a]! - times[b]!,
  );
  const sorted = BigUint64Array.from(order, (i) => keys[i]!);
  const repeats: Repeat[] = [];
  for (let i = 1; i < sorted.length; i += 1) {
    if (sorted[i] !== sorted[i - 1]) continue;
    const [one, other] = [order[i - 1]!, order[i]!];
    repeats.push({ person: people[other]!, before: times[one]!, at: times[other]! });
  }
  return {
    arrived: sorted.length,
    repeats,
    find(id) {
      const at = indexOf(sorted, keyOf(id));
      if (at === -1) return undefined;
      const person = people[order[at]!]!;
      return { person: person < 0 ? undefined : person };
    },
  };
}

function keyOf(id: string): bigint {
  const random = /-([0-9a-f]{4})-([0-9a-f]{12})$/.exec(id);
  return random ? BigInt(`0x${random[1]}${random[2]}`) : 0n;
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
