import { read } from '$app/server';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { LRUCache } from 'lru-cache';
import textFont from '../../fonts/share-text.ttf';
import interfaceFont from '../../fonts/share-interface.ttf';
import { locale } from '#lib/locale.ts';
import { inTurn } from './in-turn.ts';

const SHARE_IMAGE = { width: 1_200, height: 630 };

type Drawn = { kind: 'article' | 'petition'; title: string; site: string };
type Png = Uint8Array<ArrayBuffer>;

/** A picture changes only with its words: each is drawn once, and kept. */
const kept = new LRUCache<string, Png, Drawn>({
  max: 60,
  fetchMethod: (_key, _before, { context }) => inTurn(() => draw(context)),
});

/** What other sites show beside a link to this page; PNG, 1200 by 630. */
export async function shareImage(drawn: Drawn): Promise<Response> {
  const key = JSON.stringify([locale(), drawn]);
  const png = await kept.forceFetch(key, { context: drawn });
  return new Response(png, {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=3600' },
  });
}

async function draw({ kind, title, site }: Drawn): Promise<Png> {
  // Both are large, and most processes are never asked.
  const [{ default: satori }, { renderAsync }] = await Promise.all([
    import('satori'),
    import('@resvg/resvg-js'),
  ]);
  const fonts = await Promise.all([
    fontOf('Text', textFont, 600 as const),
    fontOf('Interface', interfaceFont, 600 as const),
  ]);
  const sheet = kind === 'petition';
  const picture = box({ ...PAGE, backgroundColor: sheet ? '#f8f3e2' : '#fdfcfa' }, [
    box(BAR, sheet ? [box(TAB, m.sheet_tab_petition())] : []),
    box({ ...TITLE, fontSize: sizeFor(title) }, title),
    box(FOOT, [box(MARK, site)]),
  ]);
  const svg = await satori(picture as never, { ...SHARE_IMAGE, fonts });
  // On another thread.
  return new Uint8Array((await renderAsync(svg)).asPng());
}

async function fontOf<Weight>(name: string, asset: string, weight: Weight) {
  return { name, weight, data: await read(asset).arrayBuffer() };
}

/** Whatever its length, a title of ours fits. */
function sizeFor({ length }: string): number {
  return length <= 60 ? 76 : length <= 110 ? 62 : length <= 160 ? 52 : 42;
}

type Box = { type: 'div'; props: { style: object; children: Box[] | string } };

const box = (style: object, children: Box[] | string): Box => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

// The values are those of the tokens paper, sheet, ink and act.
const PAGE = {
  ...{ boxSizing: 'border-box', flexDirection: 'column', width: '100%', height: '100%' },
  padding: '0 72px 56px',
};
const BAR = { borderTop: '12px solid #171b22', height: 92 };
const TAB = {
  ...{ backgroundColor: '#171b22', color: '#fdfcfa', fontFamily: 'Interface' },
  ...{ fontSize: 30, height: 56, alignItems: 'center', padding: '0 22px' },
};
const TITLE = {
  ...{ color: '#171b22', flexGrow: 1, fontFamily: 'Text', lineHeight: 1.12 },
  ...{ letterSpacing: '-0.012em', overflow: 'hidden' },
};
const FOOT = { alignItems: 'flex-end' };
const MARK = {
  ...{ borderBottom: '10px solid #1e429a', color: '#171b22', fontFamily: 'Text', fontSize: 46 },
  ...{ paddingBottom: 10, paddingRight: 60 },
};
