import { inflateSync } from 'node:zlib';

type Picture = { width: number; height: number; /** Each 0xRRGGBB. */ dots: Uint32Array };

/** A PNG as a browser takes it of a page: eight bits a part, no palette, not interlaced. */
export function readPng(png: Buffer): Picture {
  const chunks = [...chunksOf(png)];
  const head = chunks.find(({ kind }) => kind === 'IHDR')!.data;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const parts = { 2: 3, 6: 4 }[head[9]!];
  if (head[8] !== 8 || parts === undefined || head[12] !== 0)
    throw new Error('Another kind of PNG');
  const packed = chunks.filter(({ kind }) => kind === 'IDAT').map(({ data }) => data);
  const bytes = unfiltered(inflateSync(Buffer.concat(packed)), width * parts, height, parts);
  const dots = new Uint32Array(width * height);
  for (let i = 0; i < dots.length; i++) dots[i] = bytes.readUIntBE(i * parts, 3);
  return { width, height, dots };
}

function* chunksOf(png: Buffer): Generator<{ kind: string; data: Buffer }> {
  for (let at = 8; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    yield { kind: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) };
    at = end + 4;
  }
}

/** Each byte was written as its difference from what stands left of it, above it, or both. */
function unfiltered(lines: Buffer, length: number, height: number, parts: number): Buffer {
  const bytes = Buffer.alloc(length * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (length + 1)];
    for (let x = 0; x < length; x++) {
      const at = y * length + x;
      const left = x >= parts ? bytes[at - parts]! : 0;
      const above = y > 0 ? bytes[at - length]! : 0;
      const corner = x >= parts && y > 0 ? bytes[at - length - parts]! : 0;
      bytes[at] = lines[at + y + 1]! + guess(filter, left, above, corner);
    }
  }
  return bytes;
}

function guess(filter: number | undefined, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const sum = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((part) => Math.abs(sum - part));
  if (toLeft! <= toAbove! && toLeft! <= toCorner!) return left;
  return toAbove! <= toCorner! ? above : corner;
}
