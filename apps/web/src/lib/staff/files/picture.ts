import { WORLD_STYLE } from '#lib/server/world-map.ts';
import { escapeXml, FONT_FAMILY, type Pen } from './pen.ts';

export const WIDTH = 1_200;
export const EDGE = 48;
export const TEXT = 19;

/** What every picture says of itself: what it shows, of which petition, of which time. */
export type Heading = { title: string; lines: string[]; description: string };
/** The drawing below the heading, and how far down it reaches. */
export type Drawing = { body: string; bottom: number };

/** A picture that stands by itself, light and dark, with words for those who cannot see it. */
export function pictureOf(
  { title, lines, description }: Heading,
  pen: Pen,
  draw: (top: number) => Drawing,
): string {
  const room = WIDTH - 2 * EDGE;
  const top = EDGE + 40 + lines.length * 28;
  const { body, bottom } = draw(top + 12);
  const height = Math.ceil(bottom + EDGE);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">
<title id="title">${escapeXml(title)}</title><desc id="description">${escapeXml(description)}</desc>
<style>${STYLE}${WORLD_STYLE}</style><rect class="paper" width="${WIDTH}" height="${height}"/>
${pen.write(pen.fit(title, 30, room), { x: EDGE, y: EDGE + 26, size: 30 })}
${lines.map((line, i) => pen.write(pen.fit(line, TEXT, room), { x: EDGE, y: EDGE + 60 + i * 28, size: TEXT, look: 'soft' })).join('')}
${body}</svg>`;
}

// The values are those of tokens.css; a picture cannot read the page's.
const LIGHT = {
  ...{ paper: '#fdfcfa', ink: '#171b22', soft: '#4c5058', rule: '#d2d4d8' },
  ...{ act: '#1e429a', warn: '#875814', good: '#17653c', bad: '#ac1a1c' },
};
const DARK: typeof LIGHT = {
  ...{ paper: '#121417', ink: '#edebe7', soft: '#b7b4ad', rule: '#35383d' },
  ...{ act: '#98c0fb', warn: '#eabc6e', good: '#81d39f', bad: '#f7958d' },
};
const LOOKS = ['act', 'warn', 'good', 'soft', 'bad'] as const;

function colours(of: typeof LIGHT): string {
  return [
    `.paper{fill:${of.paper}}.ink{fill:${of.ink}}.soft{fill:${of.soft}}.bar{fill:${of.act}}`,
    `.area{fill:${of.act}}.grid{stroke:${of.rule}}.base{stroke:${of.ink}}`,
    ...LOOKS.map((look) => `.line-${look}{stroke:${of[look]}}`),
  ].join('');
}

const STYLE = [
  `svg{font-family:${FONT_FAMILY};font-weight:600}`,
  '.area{fill-opacity:.1}.grid,.base,.line{fill:none}.base{stroke-width:2}',
  '.line{stroke-width:2.5;stroke-linejoin:round}.line-warn{stroke-dasharray:7 5}',
  '.line-good{stroke-dasharray:.1 5;stroke-linecap:round}.line-soft{stroke-dasharray:14 6}',
  '.line-bad{stroke-dasharray:10 4 2 4}',
  colours(LIGHT),
  `@media (prefers-color-scheme:dark){${colours(DARK)}}`,
].join('');
