import type { Font, PathCommand } from 'opentype.js';

type Written = {
  x: number;
  y: number;
  size: number;
  /** A class of the picture's style. */
  look?: 'ink' | 'soft';
  anchor?: 'start' | 'middle' | 'end';
};

/** How words get into a picture: as words, which can be read aloud and looked for, or as their shapes. */
export type Pen = {
  widthOf: (text: string, size: number) => number;
  write: (text: string, written: Written) => string;
  /** As much of it as has room. */
  fit: (text: string, size: number, room: number) => string;
};

export const FONT_FAMILY = '"Source Sans 3", "Source Sans Pro", system-ui, sans-serif';

export function createPen(font: Font, as: 'words' | 'shapes'): Pen {
  const widthOf = (text: string, size: number) => font.getAdvanceWidth(shown(text), size);
  return {
    widthOf,
    write(raw, { x, y, size, look = 'ink', anchor = 'start' }) {
      const text = shown(raw);
      if (as === 'words') {
        const at = `x="${round(x)}" y="${round(y)}" font-size="${size}"`;
        // In whatever font there is they keep to the room that was reckoned with.
        const length = `textLength="${round(widthOf(text, size))}" lengthAdjust="spacingAndGlyphs"`;
        return `<text class="${look}" ${at} text-anchor="${anchor}" ${length}>${escapeXml(text)}</text>`;
      }
      const before = { start: 0, middle: 0.5, end: 1 }[anchor] * widthOf(text, size);
      const { commands } = font.getPath(text, x - before, y, size);
      return `<path class="${look}" d="${commands.map(commandOf).join('')}"/>`;
    },
    fit(raw, size, room) {
      let text = shown(raw);
      if (widthOf(text, size) <= room) return text;
      while (text && widthOf(`${text}…`, size) > room) text = text.slice(0, -1);
      return `${text.trimEnd()}…`.toWellFormed();
    },
  };
}

/** The library's own writing joins two numbers into one where the second is next to nothing below zero. */
function commandOf(command: PathCommand): string {
  const { type, ...places } = command;
  const order = ['x1', 'y1', 'x2', 'y2', 'x', 'y'] as const;
  const numbers = order.flatMap((name) => (places as Partial<Record<string, number>>)[name] ?? []);
  return type + numbers.map(round).join(' ');
}

/** What XML cannot hold stands in no picture. */
export function escapeXml(text: string): string {
  return shown(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function shown(text: string): string {
  return text.toWellFormed().replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ');
}

const round = (value: number) => Math.round(value * 10) / 10;
