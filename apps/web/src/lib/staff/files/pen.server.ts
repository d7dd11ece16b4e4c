import { read } from '$app/server';
import opentype, { type Font } from 'opentype.js';
import interfaceFont from '../../../fonts/share-interface.ttf';
import { createPen, type Pen } from './pen.ts';

let font: Promise<Font> | undefined;

export async function penFor(as: 'words' | 'shapes'): Promise<Pen> {
  font ??= read(interfaceFont)
    .arrayBuffer()
    .then((bytes) => opentype.parse(bytes));
  return createPen(await font, as);
}
