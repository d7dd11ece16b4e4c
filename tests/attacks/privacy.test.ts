import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { sign } from '../../apps/api/test/signing.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import {
  PetitionPageDocument,
  SignPetitionDocument,
} from '../../packages/shared/src/generated/public/graphql.ts';
import { mailTo } from '../support/mailbox.ts';
import { fromElsewhere, linkAfterSigning, tokenOf } from './support/besieged.ts';

const site = inject('besieged');
let world: World;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

describe('row 90: a country that few have signed from', () => {
  type Tally = { byCountry: { country: string | null; count: number }[]; confirmed: number };
  const tally = async () => {
    const answer = await world.request<{ petition: { tally: Tally } }>(PetitionPageDocument, {
      slug: 'go-further-and-faster',
    });
    return answer.data!.petition.tally;
  };
  /** As if so many had confirmed. What a person does to get there is tried elsewhere. */
  const confirmed = async (countries: Record<string, number>) => {
    await world.owner.query(
      `with p as (select id from petitions where slug = 'go-further-and-faster')
       insert into petition_country_tallies (petition_id, country, confirmed)
       select p.id, c.key, c.value::int from p, jsonb_each_text($1) c`,
      [JSON.stringify(countries)],
    );
    const total = Object.values(countries).reduce((sum, count) => sum + count, 0);
    await world.owner.query(
      `insert into petition_tallies (petition_id, confirmed) select id, $1 from petitions where slug = 'go-further-and-faster'`,
      [total],
    );
    return total;
  };

  test.each([
    [{ GB: 1 }, []],
    [{ GB: 9 }, []],
    [{ GB: 30, UA: 9 }, []],
    [{ GB: 30, FR: 15, UA: 1 }, ['GB']],
    [{ GB: 30, FR: 15, UA: 5, DE: 5 }, ['GB', 'FR']],
  ])('of %j names only %j', async (countries, named) => {
    const total = await confirmed(countries);
    const { byCountry } = await tally();
    const shown = byCountry.filter(({ country }) => country !== null);
    expect(shown.map(({ country }) => country)).toEqual(named);
    expect(byCountry.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    for (const { count } of byCountry) expect(count >= 10 || total < 10).toBe(true);
  });

  test('and nobody who signed is named to anybody', async () => {
    const person = { name: 'Kestrel Feather', email: 'kestrel@example.org', postcode: 'ZQ9 7JW' };
    for (const display of ['HIDDEN', 'FIRST_NAME_AND_INITIAL'])
      await sign(world, { ...person, display });
    const answer = await world.request(PetitionPageDocument, { slug: 'go-further-and-faster' });
    expect(answer.body).not.toMatch(/kestrel|feather|ZQ9/i);
    for (const field of ['signatures', 'supporters', 'recentSupporters', 'contacts', 'signers']) {
      const asked = await world.request(`{ petition(slug: "go-further-and-faster") { ${field} } }`);
      expect([field, asked.status]).toEqual([field, 400]);
    }
  });
});

describe('row 91: what is kept for everyone', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(site.origin + path, { redirect: 'manual', headers: { ...fromElsewhere(), ...headers } });
  const PAGES = [
    '/',
    '/articles/intercepted-call',
    '/campaigns/refugees-welcome',
    '/petitions/go-further-and-faster',
    '/petitions/go-further-and-faster/count.json',
    '/privacy',
  ];
  const CLAIMS: Record<string, string>[] = [
    { 'x-forwarded-host': 'evil.example' },
    { 'x-forwarded-proto': 'evil' },
    { 'x-forwarded-port': '8666' },
    { 'x-original-url': '/staff', 'x-rewrite-url': '/staff' },
    { forwarded: 'host=evil.example;proto=https' },
    { 'x-undersigned-host': 'evil.example', 'x-undersigned-protocol': 'evil' },
    { 'x-http-method-override': 'POST', 'x-sveltekit-action': 'true' },
    { 'accept-language': 'evil', 'user-agent': 'evil.example', referer: 'https://evil.example/' },
    { range: 'bytes=0-10' },
  ];

  test.each(PAGES)('is the same for the next reader, whatever one claims: %s', async (path) => {
    for (const claim of CLAIMS) {
      const poisoned = await get(path, claim);
      const clean = await get(path);
      expect([claim, poisoned.status, clean.status]).toEqual([claim, 200, 200]);
      for (const answer of [poisoned, clean]) {
        expect(await answer.text()).not.toMatch(/evil|8666/);
        expect(answer.headers.get('set-cookie')).toBeNull();
        expect(answer.headers.get('location')).toBeNull();
        expect(answer.headers.get('vary') ?? '').toMatch(/accept-encoding/i);
      }
    }
  });

  test('has no cookie in it and is not given to who brings one', async () => {
    for (const path of PAGES) {
      const { headers } = await get(path, { cookie: 'undersigned.session_token=evil' });
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('cache-control')).toMatch(/^(?:public|private)/);
    }
  });

  test('is none of what only one reader may see, however its address is dressed', async () => {
    const token = tokenOf(await linkAfterSigning('cached@example.org'));
    const paths = [
      ...[
        '/staff',
        '/staff/x.css',
        '/staff/petitions/x.js',
        '/staff/counts.json',
        '/staff/__data.json',
      ],
      ...['/sign-in', '/sign-in/x.css', '/auth/get-session', '/auth/get-session/x.css'],
      ...[
        `/confirm/${token}`,
        `/confirm/${token}/x.css`,
        `/confirm/${token}/signed`,
        `/confirm/${token};x.css`,
      ],
      ...[`/confirm/${token}/__data.json`, `/confirm/${token}?x.css`, `/confirm/${token}%2fx.css`],
      ...[`/signature/${token}`, `/signature/${token}/x.png`, `/unsubscribe/${token}`],
      ...[
        `/petitions/..%2fconfirm/${token}`,
        `/petitions/../confirm/${token}`,
        `//confirm/${token}`,
      ],
    ];
    for (const path of paths) {
      const { status, headers } = await get(path);
      expect(status).toBeLessThan(500);
      expect([path, headers.get('cache-control') ?? 'private']).toEqual([
        path,
        expect.stringMatching(/^private/),
      ]);
    }
  });

  test('is for readers of the right name: links in mails and pages do not follow Host', async () => {
    const input = {
      petition: 'go-further-and-faster',
      name: 'A B',
      email: 'host@example.org',
      country: 'GB',
    };
    await fetch(`${site.origin}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...fromElsewhere(),
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
      },
      body: JSON.stringify({ query: String(SignPetitionDocument), variables: { input } }),
    });
    const mail = await mailTo(site.mailboxUrl, 'host@example.org', 'Confirm your signature');
    expect(mail.text).toContain(`${site.origin}/confirm/`);
    expect(mail.text).not.toContain('evil');
  });
});
