import { crc32, deflateSync } from 'node:zlib';
import { readPng } from './read-png.ts';

const MOST_COLOURS = 256;
const BY_USE = 192;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * The same picture in a third of the bytes: with a palette. A page has a handful of colours and the
 * steps between them, which are more than 256 only at the edges of letters and on a gradient.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, dots } = readPng(png);
  const palette = paletteOf(dots);
  const nearest = nearestIn(palette);
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      lines[y * (width + 1) + 1 + x] = nearest(dots[y * width + x]!);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a dot, which name a colour of the palette.
  head.set([8, 3], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(partsOf))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The most used; then, again and again, the one that all of these are the furthest from. */
function paletteOf(dots: Uint32Array): number[] {
  const uses = new Map<number, number>();
  for (const dot of dots) uses.set(dot, (uses.get(dot) ?? 0) + 1);
  const byUse = [...uses].sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || a - b);
  const colours = byUse.map(([colour]) => colour);
  const palette = colours.slice(0, BY_USE);
  const rest = colours.slice(BY_USE);
  const gaps = rest.map((colour) => Math.min(...palette.map((other) => distance(colour, other))));
  while (palette.length < Math.min(MOST_COLOURS, colours.length)) {
    const next = rest[gaps.indexOf(Math.max(...gaps))]!;
    palette.push(next);
    rest.forEach((colour, i) => (gaps[i] = Math.min(gaps[i]!, distance(colour, next))));
  }
  return palette;
}

function nearestIn(palette: number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, i) => [colour, i]));
  return (colour) => {
    let found = known.get(colour);
    if (found === undefined) {
      const distances = palette.map((other) => distance(colour, other));
      found = distances.indexOf(Math.min(...distances));
      known.set(colour, found);
    }
    return found;
  };
}

function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red ** 2 + green ** 2 + blue ** 2;
}

function partsOf(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
