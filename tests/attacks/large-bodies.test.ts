import { request } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { doorOf } from '../../apps/api/test/door.ts';
import { suzie } from '../../apps/api/test/signing.ts';
import { PASSWORD, signedInAs } from '../../apps/api/test/staff.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { SignPetitionDocument } from '../../packages/shared/src/generated/public/graphql.ts';
import { fromElsewhere } from './support/besieged.ts';
import { createOwnPetition, type OwnPetition } from './support/own-petition.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

const SIZE = 10_000_000;
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
/** A server that will not read on hangs up, and whoever still writes is told so. */
const HANGS_UP = new Set(['EPIPE', 'ECONNRESET']);

const site = inject('besieged');
let world: World;
let staff: { cookie: string; email: string };
let petition: OwnPetition;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production' });
  staff = await signedInAs(world, 'ADMIN');
  petition = await createOwnPetition('poured');
});
afterAll(async () => {
  await petition.discard();
  await world.close();
});

const signing = (petition: string) =>
  JSON.stringify({
    query: String(SignPetitionDocument),
    variables: { input: { ...suzie, petition } },
  });
/** What stands at its beginning would be done if it were read: the rest is nothing. */
const padded = (text: string, type: string) =>
  Buffer.from(type === FORM_TYPE ? `${text}&more=`.padEnd(SIZE, 'x') : text.padEnd(SIZE, ' '));

type Poured = { url: string; type: string; text: string; headers?: Record<string, string> };

/** The status, or 413 where the server hangs up before its answer is read. */
function pour({ url, type, text, headers }: Poured, length: Record<string, string>) {
  return new Promise<{ status: number; cookies: unknown }>((resolve, reject) => {
    const about = { origin: site.origin, 'content-type': type };
    const asked = request(url, {
      method: 'POST',
      headers: { ...about, ...fromElsewhere(), ...headers, ...length },
    });
    asked.on('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, cookies: response.headers['set-cookie'] });
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (!HANGS_UP.has(error.code ?? '')) reject(error);
      // What it said before may still be on its way.
      else setTimeout(() => resolve({ status: 413, cookies: undefined }), 50);
    });
    asked.end(padded(text, type));
  });
}

/** With its length, and in pieces without. */
async function pourTwice(poured: Poured): Promise<number[]> {
  const lengths: Record<string, string>[] = [
    { 'content-length': String(SIZE) },
    { 'transfer-encoding': 'chunked' },
  ];
  const statuses = [];
  for (const length of lengths) {
    const { status, cookies } = await pour(poured, length);
    expect(cookies).toBeUndefined();
    statuses.push(status);
  }
  return statuses;
}

async function expectAlive(...urls: string[]): Promise<void> {
  for (const url of urls) expect([url, (await fetch(url)).status]).toEqual([url, 200]);
}

describe('row 17: a body that is too large', () => {
  const sign = signing(suzie.petition);
  const credentials = () => JSON.stringify({ email: staff.email, password: PASSWORD });

  test.each<[door: string, path: string, text: () => string, isStaff: boolean, status: number]>([
    ['the API', '/graphql', () => sign, false, 413],
    ['the API for staff', '/staff/graphql', () => '{"query":"{ viewer { id } }"}', true, 413],
    // They are asked who they are before a byte is read.
    ['the API for staff, of strangers', '/staff/graphql', () => sign, false, 401],
    ['signing in', '/auth/sign-in/email', credentials, false, 413],
  ])('is refused by %s and does nothing', async (_door, path, text, isStaff, status) => {
    const origin = 'https://news.example';
    const headers = { origin, ...(isStaff && { cookie: staff.cookie }) };
    const poured = { url: world.url + path, type: JSON_TYPE, text: text(), headers };
    const statuses = await leavingAllAsItIs(world.owner, () => pourTwice(poured));
    expect(statuses).toEqual([status, status]);
    await expectAlive(`${world.url}/health/live`);
  });

  const form = (fields: Record<string, string>) => String(new URLSearchParams(fields));
  const { name, email, country } = suzie;
  test.each([
    ['the web site', '/graphql', JSON_TYPE, signing('poured')],
    ['signing in through it', '/auth/sign-in/email', JSON_TYPE, JSON.stringify(site.staff)],
    ['its sign form', '/petitions/poured?/sign', FORM_TYPE, form({ name, email, country })],
    ['its sign-in form', '/sign-in', FORM_TYPE, form(site.staff)],
  ])('is refused by %s and does nothing', async (_door, path, type, text) => {
    expect(await pourTwice({ url: site.origin + path, type, text })).toEqual([413, 413]);
    await expectAlive(`${site.origin}/healthz`, `${site.apiUrl}/health/live`);
    expect(await petition.signatures()).toBe(0);
  });

  test('is not kept, however often it comes', async () => {
    const memory = async () => {
      const metrics = await (await fetch(`${site.apiUrl}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)![1]);
    };
    const before = await memory();
    const poured = { url: `${site.apiUrl}/graphql`, type: JSON_TYPE, text: signing('poured') };
    for (let i = 0; i < 30; i += 1) {
      expect((await pour(poured, { 'content-length': String(SIZE) })).status).toBe(413);
    }
    expect((await memory()) - before).toBeLessThan(60_000_000);
  });

  const packings = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };
  const sizes = { 'ten megabytes': padded(sign, JSON_TYPE), 'one signature': Buffer.from(sign) };
  test.each(
    Object.entries(packings).flatMap(([encoding, pack]) =>
      Object.entries(sizes).map(([what, body]) => [encoding, what, pack(body)] as const),
    ),
  )('is not unpacked when it comes as %s (%s)', async (encoding, _what, body) => {
    const headers = { 'content-type': JSON_TYPE, 'content-encoding': encoding };
    const init = { method: 'POST', headers, body };
    const { send } = doorOf(() => world);
    expectRefused(await leavingAllAsItIs(world.owner, () => send(init)), 400, 'BAD_USER_INPUT');
    const web = doorOf(() => ({ url: site.origin }));
    expectRefused(await web.send(init), 400, 'BAD_USER_INPUT');
  });
});
