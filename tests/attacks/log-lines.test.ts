import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doorOf, type Door } from '../../apps/api/test/door.ts';
import { linkTo, signAndConfirm, suzie } from '../../apps/api/test/signing.ts';
import { createWorld, from, type World } from '../../apps/api/test/world.ts';
import { SignPetitionDocument } from '../../packages/shared/src/generated/public/graphql.ts';
import { settingNames } from '../../packages/shared/src/settings.ts';
import { freePorts } from '../support/ports.ts';
import { until } from '../support/processes.ts';

const root = join(import.meta.dirname, '../..');
const FORGED = '\r\n{"level":50,"msg":"[ERROR] admin"}\r\n';
const said = encodeURIComponent(FORGED);
const CLAIM = '[ERROR] admin';

/** Says it wherever something can be said. */
async function sayEverywhere({ send, post }: Door): Promise<void> {
  const fields = ['petition', 'name', 'email', 'country', 'source'];
  const input = Object.fromEntries(fields.map((field) => [field, FORGED]));
  const headers = { 'user-agent': CLAIM, 'x-request-id': CLAIM, referer: CLAIM };
  await post({ query: String(SignPetitionDocument), variables: { input } }, from('192.0.2.1'));
  await post({ query: FORGED, operationName: FORGED });
  await post({ query: '{ __typename }' }, { ...headers, 'x-forwarded-for': CLAIM });
  for (const path of [`/${said}`, `/go/${said}`, `/unsubscribe/${said}`, `/?source=${said}`]) {
    await send({ path, headers });
  }
  const json = { 'content-type': 'application/json' };
  const credentials = JSON.stringify({ email: FORGED, password: FORGED });
  await send({ path: '/auth/sign-in/email', method: 'POST', headers: json, body: credentials });
}

function expectWhole(lines: string[]): void {
  for (const line of lines) {
    expect(JSON.parse(line)).toBeTypeOf('object');
    expect(line).not.toContain('admin');
  }
}

describe('row 62: nothing that is sent begins a line in the log', () => {
  test('of the API', async () => {
    const lines: string[] = [];
    const keep = { write: (line: string) => lines.push(line) };
    const world = await createWorld({ LOG_LEVEL: 'trace' }, keep);
    try {
      await sayEverywhere(doorOf(() => world));
    } finally {
      await world.close();
    }
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(line.indexOf('\n')).toBe(line.length - 1);
    expectWhole(lines);
  });
});

describe('row 62: nor one of the web site', () => {
  const key = () => randomBytes(32).toString('base64url');
  let world: World;
  let web: ReturnType<typeof spawn>;
  let url: string;
  let output = '';
  beforeAll(async () => {
    world = await createWorld({ LOG_LEVEL: 'silent' });
    const { WEB_PORT } = await freePorts('WEB_PORT');
    url = `http://127.0.0.1:${WEB_PORT}`;
    web = spawn(process.execPath, [join(root, 'apps/web/server.mjs')], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        ...Object.fromEntries(settingNames.map((name) => [name, ''])),
        WEB_PORT: String(WEB_PORT),
        API_URL: world.url,
        PUBLIC_ORIGIN: url,
        SECRET_KEYS: `k1:${key()}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [web.stdout!, web.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    await until(
      () =>
        fetch(`${url}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      30,
    );
  });
  afterAll(async () => {
    web.kill();
    await world.close();
  });

  // Mail programs take the sign behind a link for a part of it.
  test('row 47: and none holds a mailed link, whatever stands behind it', async () => {
    await signAndConfirm(world);
    await world.deliver();
    const token = linkTo(world, suzie.email, 'signature');
    const { send } = doorOf(() => ({ url }));
    const headers = { origin: url, 'content-type': 'application/x-www-form-urlencoded' };
    for (const tail of ['', '»', '…', '\r\nx: y', 'Ж', '/../..', '?', '#', ' ']) {
      const path = `/signature/${token}${encodeURIComponent(tail)}`;
      for (const action of ['?/link', '?/hide', '/withdraw', '/erase']) {
        const { status } = await send({ path: path + action, method: 'POST', headers, body: '' });
        expect([tail, action, status < 500]).toEqual([tail, action, true]);
      }
    }
    expect(output).not.toContain(token);
  });

  test('whether its API answers, stumbles or is gone', async () => {
    const { send, ...door } = doorOf(() => ({ url }));
    const form = new URLSearchParams({ name: FORGED, email: FORGED, country: FORGED });
    const sayAll = async () => {
      await sayEverywhere({ send, ...door });
      for (const page of ['petitions', 'articles', 'campaigns', 'confirm', 'signature', 'staff']) {
        await send({ path: `/${page}/${said}` });
      }
      for (const path of ['/petitions/go-further-and-faster?/sign', `/confirm/${said}?/confirm`]) {
        await send({ path, method: 'POST', headers: { origin: url }, body: form });
      }
    };
    await sayAll();
    await world.owner.query('alter table articles rename column headline to gone');
    await send({ path: `/articles/intercepted-call?source=${said}` });
    await sayAll();
    await world.api.app.close();
    await sayAll();
    const lines = output.split('\n').filter(Boolean);
    expect(output).toContain('INTERNAL_SERVER_ERROR');
    expect(output).toContain('OVERLOADED');
    expectWhole(lines);
  });
});
