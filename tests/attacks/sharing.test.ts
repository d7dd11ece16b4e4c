import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { follow, READER } from '../../apps/api/test/giving.ts';
import { NOTHING, steps } from '../../apps/api/test/funnel.ts';
import { PETITION } from '../../apps/api/test/signing.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { fromElsewhere } from './support/besieged.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

const site = inject('besieged');
const SHARE = `/share/${PETITION}/whatsapp`;
const REVEALING = /evil|at .+:\d+:\d+|127\.0\.0\.1/;
let world: World;
beforeAll(async () => {
  world = await createWorld({ LOG_LEVEL: 'silent' });
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.api.funnel.steps.drain();
  await world.owner.query('truncate petition_steps');
});

const throughTheSite = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(site.origin + path, {
    method,
    redirect: 'manual',
    headers: { 'user-agent': READER, ...fromElsewhere(), ...headers },
  });

describe('row 65: a link to share by leads to its service, and nowhere else', () => {
  test.each([
    '?url=//evil.example',
    '?text=javascript:alert(1)&u=https://evil.example',
    '?origin=https://evil.example&petition=/%5Cevil.example',
    '?lang=//evil.example',
    '?lang=uk&lang=https:evil.example',
    '?lang[]=uk&lang[__proto__]=evil',
    '?x=%0d%0aSet-Cookie:%20a=b',
    '?lang=uk%0d%0aLocation:%20https://evil.example',
    `?${'x'.repeat(4_000)}`,
  ])('whatever stands after it: %s', async (query) => {
    const host = { 'x-forwarded-host': 'evil.example' };
    for (const answer of [
      await follow(world, SHARE + query, host),
      await throughTheSite(SHARE + query, host),
    ]) {
      const location = answer.headers.get('location') ?? '';
      expect([answer.status, location.slice(0, 20)]).toEqual([303, 'https://wa.me/?text=']);
      expect(location).not.toMatch(/evil/);
      expect(location).toMatch(/^[!-~]+$/);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  test.each([
    ...['/share/unknown/whatsapp', `/share/${PETITION}/evil`, `/share/${PETITION}/email`],
    ...[`/share/${PETITION}/WhatsApp`, `/share/${PETITION}/__proto__`, '/share/__proto__/whatsapp'],
    ...[`/share/${PETITION}/constructor`, `/share/${PETITION}/whatsapp%00`, '/share//whatsapp'],
    ...[`/share/${PETITION}/`, `/share/${PETITION}`, '/share/'],
    ...[`/share/${PETITION}/https:%2f%2fevil.example`, `/share/${PETITION}/%2f%2fevil.example`],
    ...[`/share/${PETITION}/whatsapp%0d%0aSet-Cookie:a=b`, `/share/${PETITION}//evil.example`],
    ...['/share//evil.example/whatsapp', '/share/\\evil.example/whatsapp', '/share/%ff%/whatsapp'],
    ...[`/share/${'x'.repeat(101)}/whatsapp`, `/share/${PETITION}/${'x'.repeat(2_000)}`],
    `/share/..%2f..%2fhealth/ready`,
  ])('and %s leads nowhere', async (path) => {
    const api = await leavingAllAsItIs(world.owner, () => follow(world, path));
    for (const answer of [api, await throughTheSite(path)]) {
      expect([400, 404, 414]).toContain(answer.status);
      expect(answer.headers.get('location')).toBeNull();
      expect(await answer.text()).not.toMatch(REVEALING);
    }
  });

  test.each(['POST', 'PUT', 'DELETE'])('and not by %s', async (method) => {
    for (const answer of [
      await follow(world, SHARE, {}, method),
      await throughTheSite(SHARE, {}, method),
    ]) {
      expect([404, 405]).toContain(answer.status);
      expect(answer.headers.get('location')).toBeNull();
    }
  });
});

describe('row 66: whoever counts readers is not told lies', () => {
  test.each(['seen', 'begun', 'shared'])('an address of /%s that is forged', async (step) => {
    const forged = [
      ...['unknown', '__proto__', '%00', 'x'.repeat(101), '%0d%0aSet-Cookie:a=b'],
      ...['%2f%2fevil.example', "'%20or%201=1--", '..%2f..%2fhealth%2fready', '%ff%'],
    ];
    for (const name of forged) {
      const path = `/${step}/${name}`;
      const api = await leavingAllAsItIs(world.owner, () => follow(world, path));
      expect(api.status).toBeLessThan(500);
      const answer = await throughTheSite(path);
      expect([200, 404]).toContain(answer.status);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.text()).not.toMatch(REVEALING);
      if (answer.status !== 200) continue;
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(answer.headers.get('content-type')).toBe('image/gif');
    }
  });

  test('another site that shows our picture to all its readers adds nobody', async () => {
    for (const site of ['cross-site', 'same-site', 'none']) {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-dest': 'image' };
      await follow(world, `/seen/${PETITION}`, headers);
      await follow(world, SHARE, headers);
    }
    expect(await steps(world)).toEqual(NOTHING);
  });

  test('nobody tells it from a neighbour’s place: a claim about an address is not believed', async () => {
    const headers = { 'x-undersigned-client': '6.6.6.6', 'x-undersigned-proof': '1.forged' };
    const address = '192.0.2.66';
    for (let i = 0; i < 400; i += 1) {
      await follow(world, `/seen/${PETITION}`, {
        address,
        ...headers,
        'x-undersigned-client': `6.6.${i >> 8}.${i & 255}`,
      });
    }
    expect((await steps(world)).seen).toBeLessThan(330);
  });
});
