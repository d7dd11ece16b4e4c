import type { Pen } from './pen.ts';
import { EDGE, TEXT, WIDTH, type Drawing } from './picture.ts';

/** A table whose rows have a bar: what each is called, how long its bar is (0 to 1), and its numbers. */
export type Bars = {
  head: string[];
  rows: { name: string; bar: number; numbers: string[] }[];
  foot?: string[];
  /** In place of the rows, when there are none. */
  none: string;
};

const ROW = 34;
const NAME = 300;
const NUMBER = 150;

export function drawBars({ head, rows, foot, none }: Bars, pen: Pen, top: number): Drawing {
  const numbers = head.length - 1;
  const from = EDGE + NAME + 16;
  const room = WIDTH - EDGE - numbers * NUMBER - from;
  const row = (y: number, [name, ...cells]: string[], look?: 'soft') =>
    [
      pen.write(pen.fit(name!, TEXT, NAME), { x: EDGE, y, size: TEXT, ...(look && { look }) }),
      ...cells.map((cell, i) => {
        const x = WIDTH - EDGE - (numbers - 1 - i) * NUMBER;
        const text = pen.fit(cell, TEXT, NUMBER - 12);
        return pen.write(text, { x, y, size: TEXT, anchor: 'end', ...(look && { look }) });
      }),
    ].join('');
  const line = (y: number, look: 'grid' | 'base') =>
    `<path class="${look}" d="M${EDGE} ${y}H${WIDTH - EDGE}"/>`;
  const first = top + ROW;
  const body = rows.map(({ name, bar, numbers: cells }, i) => {
    const y = first + (i + 1) * ROW;
    const width = Math.round(bar * room * 10) / 10;
    const rect = `<rect class="bar" x="${from}" y="${y - 15}" width="${width}" height="16"/>`;
    return row(y, [name, ...cells]) + rect + line(y + 10, 'grid');
  });
  const nothing = pen.write(none, { x: EDGE, y: first + ROW, size: TEXT, look: 'soft' });
  const last = first + (Math.max(1, rows.length) + 1) * ROW + 4;
  const sum =
    rows.length === 0
      ? nothing
      : body.join('') + (foot ? row(last, foot) + line(last + 10, 'base') : '');
  return {
    body: row(top + TEXT, head, 'soft') + line(top + TEXT + 10, 'base') + sum,
    bottom: last + 10,
  };
}
