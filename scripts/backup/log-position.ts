/** What names a segment of a write-ahead log: whose log it is, its course, and the size of its pieces. */
export interface Log {
  readonly systemIdentifier: string;
  readonly timeline: number;
  readonly segmentBytes: number;
}

const SEGMENT = /^[0-9A-F]{24}$/;
const PER_ID = 2 ** 32;

/** A place in the log as bytes from its beginning; Postgres writes it as two hexadecimal halves. */
export function positionOf(lsn: string): number {
  const [high = '', low = ''] = lsn.split('/');
  return Number.parseInt(high, 16) * PER_ID + Number.parseInt(low, 16);
}

export function lsnOf(position: number): string {
  const hex = (n: number) => n.toString(16).toUpperCase();
  return `${hex(Math.floor(position / PER_ID))}/${hex(position % PER_ID)}`;
}

export function isSegment(name: string): boolean {
  return SEGMENT.test(name);
}

/** The file that holds this place. */
export function segmentAt({ timeline, segmentBytes }: Log, position: number): string {
  const start = segmentStart({ segmentBytes }, position);
  const parts = [timeline, Math.floor(start / PER_ID), (start % PER_ID) / segmentBytes];
  return parts.map((part) => part.toString(16).toUpperCase().padStart(8, '0')).join('');
}

export function segmentStart(
  { segmentBytes }: Pick<Log, 'segmentBytes'>,
  position: number,
): number {
  return position - (position % segmentBytes);
}

/** Where the segment of this name begins. */
export function startOfSegment({ segmentBytes }: Pick<Log, 'segmentBytes'>, name: string): number {
  const part = (from: number) => Number.parseInt(name.slice(from, from + 8), 16);
  return part(8) * PER_ID + part(16) * segmentBytes;
}
