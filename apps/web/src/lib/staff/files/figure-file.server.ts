import { inTurn } from '#lib/server/in-turn.ts';
import type { PetitionCounts } from '../counts/desk.server.ts';
import { figureCsv } from './figure-csv.ts';
import { fileName, type File } from './file-name.server.ts';
import { FIGURE_NAMES, FILE_KINDS, type FigureName, type FileKind } from './figure-names.ts';
import { figurePicture } from './figure-picture.ts';
import { penFor } from './pen.server.ts';

const TYPES: Record<FileKind, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  svg: 'image/svg+xml',
  png: 'image/png',
};
const PAPER = '#fdfcfa';
/** Twice the size looks sharp in print; what is taller than this many pixels is long enough. */
const TALL = 2_000;

/** As the address names it, such as over-time.csv; null where there is none. */
export function fileNamed(name: string): File | null {
  const [base, extension, ...rest] = name.split('.');
  const figure = FIGURE_NAMES.find((each) => each === base);
  const kind = FILE_KINDS.find((each) => each === extension);
  return figure && kind && rest.length === 0 ? { figure, kind } : null;
}

export async function fileResponse(file: File, counts: PetitionCounts): Promise<Response> {
  const { figure, kind } = file;
  return new Response(await contentOf(figure, kind, counts), {
    headers: {
      'content-type': TYPES[kind],
      'content-disposition': `attachment; filename="${fileName(file, counts)}"`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

async function contentOf(figure: FigureName, kind: FileKind, counts: PetitionCounts) {
  if (kind === 'csv') return figureCsv(figure, counts);
  if (kind === 'svg') return figurePicture(figure, counts, await penFor('words'));
  return pngOf(figurePicture(figure, counts, await penFor('shapes')));
}

/** Light: it has no way to know what it is looked at on. */
function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  return inTurn(async () => {
    // It is large, and most processes are never asked.
    const { renderAsync } = await import('@resvg/resvg-js');
    const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
    const fitTo = { mode: 'zoom', value: height > TALL ? 1 : 2 } as const;
    const drawn = await renderAsync(svg, {
      ...{ fitTo, background: PAPER, font: { loadSystemFonts: false } },
    });
    return new Uint8Array(drawn.asPng());
  });
}
