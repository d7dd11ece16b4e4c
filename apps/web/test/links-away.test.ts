import { afterAll, beforeAll, expect, test } from 'vitest';
import { REFUSED_HEADER } from '../server/headers.ts';
import { builtSite } from './support/built-site.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

test.each([
  ['unknown', '404'],
  ['longer than any', '414'],
  ['garbled', '400'],
])('a link away that is %s (%s) is not there, and nothing is out of order', async (_, status) => {
  for (const path of ['/go/x', '/share/p/x']) {
    const response = await site.page(path, { [REFUSED_HEADER]: status });
    expect(response.status).toBe(404);
    expect(response.headers.get('retry-after')).toBeNull();
  }
});

test.each(['/uk/go/gofundme', '/%67o/gofundme', '/go/%67ofundme'])(
  '%s leads to the donation link, and keeps where people came from',
  async (path) => {
    const response = await site.page(`${path}?source=signed`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/go/gofundme?source=signed');
  },
);

test.each(['/uk/share/p/whatsapp', '/%73hare/p/whatsapp', '/share/%70/whatsapp'])(
  '%s leads to the link to share by, and keeps its language',
  async (path) => {
    const response = await site.page(`${path}?lang=uk`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/share/p/whatsapp?lang=uk');
  },
);
