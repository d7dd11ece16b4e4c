import { formatNumber } from '#lib/format.ts';
import { drawWorld, shadesOf, WORLD, type MapCountry } from '#lib/server/world-map.ts';
import type { Pen } from './pen.ts';
import { EDGE, TEXT, WIDTH, type Drawing } from './picture.ts';

const PATCH = 28;

/** The world, and below it what its shades stand for. */
export function drawMap(counted: MapCountry[], note: string, pen: Pen, top: number): Drawing {
  const scale = (WIDTH - 2 * EDGE) / WORLD.width;
  const world = `<g class="world" transform="translate(${EDGE} ${top}) scale(${scale})">${drawWorld(counted)}</g>`;
  const y = top + WORLD.height * scale + 36;
  let x = EDGE;
  const shades =
    counted.length === 0 ? [] : shadesOf(Math.max(...counted.map(({ count }) => count)));
  const legend = shades.map(({ shade, from, to }) => {
    const text = from === to ? formatNumber(from) : `${formatNumber(from)}–${formatNumber(to)}`;
    const patch = `<g class="world"><path class="s${shade}" d="M${x} ${y - 20}h${PATCH}v${PATCH}h-${PATCH}z"/></g>`;
    const word = pen.write(text, { x: x + PATCH + 8, y: y + 1, size: TEXT });
    x += PATCH + 8 + pen.widthOf(text, TEXT) + 32;
    return patch + word;
  });
  const said = pen.write(note, { x: EDGE, y: y + 44, size: TEXT, look: 'soft' });
  return { body: world + legend.join('') + said, bottom: y + 50 };
}
