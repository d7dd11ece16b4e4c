import {
  StaffSignaturesDocument,
  type StaffSignatureFilter,
  type StaffSignaturesQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PETITION, sign, signAndConfirm } from '../../../../test/signing.ts';
import { askStaff, signedInAs } from '../../../../test/staff.ts';
import { networkTag } from '../../contacts/contact-tags.service.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  ({ cookie } = await signedInAs(world, 'CAMPAIGNER'));
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

type Asked = { filter?: StaffSignatureFilter; first?: number; after?: string | null };
function ask({ filter, first = 50, after = null }: Asked = {}, petition = PETITION) {
  const variables = { petition, filter, first, after };
  return askStaff<StaffSignaturesQuery>(world, StaffSignaturesDocument, variables, { cookie });
}
async function page(asked: Asked = {}) {
  const answer = await ask(asked);
  if (!answer.data) throw new Error(answer.body);
  return answer.data.signatures;
}
async function names(filter?: StaffSignatureFilter) {
  return (await page({ filter })).edges.map(({ node }) => node.name);
}
const person = (name: string, more: Record<string, unknown> = {}) => ({
  ...{ name: `${name} Example`, email: `${name.toLowerCase()}@example.org` },
  ...more,
});

describe('the list of signatures', () => {
  test('has the newest first, with masked addresses and names', async () => {
    await signAndConfirm(world, person('Suzie', { source: 'feed' }));
    await sign(world, person('Olena', { country: 'UA' }));
    const { edges, pageInfo, lookedBackTo } = await page();
    expect(edges.map(({ node }) => node)).toMatchObject([
      {
        ...{ state: 'PENDING', name: 'Olena Example', maskedEmail: 'o***@e***.org' },
        ...{ country: 'UA', source: null, confirmedAt: null, heldBecause: null },
      },
      { state: 'CONFIRMED', name: 'Suzie Example', source: 'feed' },
    ]);
    expect([pageInfo.hasNextPage, lookedBackTo]).toEqual([false, null]);
  });

  test('tells no address and no id of a contact, whatever is asked for', async () => {
    await signAndConfirm(world, person('Suzie'));
    const { rows } = await world.owner.query('select contact_id as id from signatures');
    for (const filter of [undefined, { exactEmail: 'suzie@example.org' }]) {
      const { body } = await ask({ filter });
      expect(body).toContain('Suzie Example');
      expect(body).not.toContain('suzie@');
      const { edges, pageInfo } = await page({ filter });
      const opaque = [edges[0]!.node.id, pageInfo.endCursor!];
      const told = [body, ...opaque.flatMap((text) => decoded(text))].join('\n');
      expect(told.replaceAll('-', '')).not.toContain(rows[0].id.replaceAll('-', ''));
    }
  });

  test.each<[string, StaffSignatureFilter, string[]]>([
    ['a state', { state: 'CONFIRMED' }, ['Suzie Example']],
    ['a country', { country: 'UA' }, ['Olena Example']],
    ['a source', { source: 'feed' }, ['Suzie Example']],
    ['no source', { source: 'direct' }, ['Olena Example']],
    ['a domain', { emailDomain: '@News.Example' }, ['Olena Example']],
    ['an address', { exactEmail: 'SUZIE@example.org' }, ['Suzie Example']],
    ['a network', { ipRange: '203.0.113.0/24' }, ['Olena Example']],
    ['an IPv6 network', { ipRange: '2001:db8:1:2::/64' }, ['Suzie Example']],
    ['all of that', { country: 'GB', source: 'feed', state: 'CONFIRMED' }, ['Suzie Example']],
    ['what nobody has', { country: 'GB', emailDomain: 'news.example' }, []],
    ['another network', { ipRange: '203.0.114.0/24' }, []],
    ['a time to come', { from: '2099-01-01T00:00:00Z' }, []],
    ['a time before', { to: '2020-01-01T00:00:00Z' }, []],
    ['a reason', { heldBecause: 'machine' }, []],
  ])('finds by %s', async (_what, filter, found) => {
    await signAndConfirm(world, person('Suzie', { source: 'feed' }));
    await sign(world, person('Olena', { country: 'UA', email: 'o@news.example' }), '203.0.113.9');
    await world.owner.query(`update signatures set network_tag = $1 where state = 'CONFIRMED'`, [
      networkTag(world.config.keyring, '2001:db8:1:2::7'),
    ]);
    expect(await names(filter)).toEqual(found);
  });

  test('is walked in pages that neither repeat nor leave out, also of signatures of one moment', async () => {
    for (let i = 0; i < 7; i += 1) await sign(world, person(`P${i}`));
    await world.owner.query(
      `update signatures set signed_at = date_trunc('hour', signed_at) + interval '3 microseconds'`,
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo }: Awaited<ReturnType<typeof page>> = await page({ first: 2, after });
      seen.push(...edges.map(({ node }) => node.name));
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    } while (after);
    expect(seen.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6].map((i) => `P${i} Example`));
  });

  test('shows what is left of an erased signature without a person', async () => {
    await signAndConfirm(world, person('Suzie'));
    await world.owner.query('update signatures set sealed_name = null; delete from contacts');
    const { edges } = await page();
    expect(edges[0]!.node).toMatchObject({ name: '', maskedEmail: '', state: 'CONFIRMED' });
  });
});

describe('reading signatures', () => {
  test('is noted, with what was asked for, and without an address', async () => {
    await world.owner.query('truncate audit_entries');
    await names({ exactEmail: 'suzie@example.org', country: 'GB', ipRange: '203.0.113.0/24' });
    const { rows } = await world.owner.query(
      'select actor, action, subject, detail from audit_entries',
    );
    expect(rows).toEqual([
      {
        ...{ actor: expect.stringMatching(/^account /), action: 'read-signatures' },
        ...{
          subject: `petition ${PETITION}`,
          detail: '0 signatures; country GB, ipRange, exactEmail',
        },
      },
    ]);
  });

  test('tells of a network and a domain that they were asked for, and not which', async () => {
    await world.owner.query('truncate audit_entries');
    const [network, domain] = ['3f2a000000000000', '77aa000000000000'];
    await names({ network, domain, emailDomain: 'news.example', state: 'HELD' });
    const { rows } = await world.owner.query('select detail from audit_entries');
    const told: string[] = rows[0].detail.split('; ')[1].split(', ');
    expect(told.toSorted()).toEqual(['domain', 'emailDomain', 'network', 'state HELD']);
  });

  test.each<[string, Asked, string, string]>([
    [
      'an address for a network',
      { filter: { ipRange: '203.0.113.9' } },
      'ipRange',
      'NETWORK_INVALID',
    ],
    ['a wider network', { filter: { ipRange: '10.0.0.0/8' } }, 'ipRange', 'NETWORK_INVALID'],
    ['a domain that is none', { filter: { emailDomain: 'x' } }, 'emailDomain', 'DOMAIN_INVALID'],
    ['half an address', { filter: { exactEmail: 'suzie@' } }, 'exactEmail', 'EMAIL_INVALID'],
    ['a country that is none', { filter: { country: 'XX' } }, 'country', 'COUNTRY_UNKNOWN'],
    ['an absurd time', { filter: { from: '0001-01-01T00:00:00Z' } }, 'from', 'OUT_OF_RANGE'],
    ['a made-up tag', { filter: { network: "' or 1=1" } }, 'network', 'TAG_INVALID'],
    ['too long a page', { first: 101 }, 'first', 'OUT_OF_RANGE'],
    ['a made-up cursor', { after: 'AAAA' }, 'after', 'CURSOR_INVALID'],
    [
      'a cursor with a time that no database knows',
      { after: Buffer.from(`99999999999999999.${'A'.repeat(22)}`).toString('base64url') },
      ...(['after', 'CURSOR_INVALID'] as const),
    ],
  ])('with %s is refused by name', async (_what, asked, field, code) => {
    const answer = await ask(asked);
    expect(answer.status).toBe(400);
    const [error] = answer.errors!;
    expect(error!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: expect.arrayContaining([field]), code }],
    });
  });

  test('of a petition that is not there finds nothing', async () => {
    expect((await ask({}, 'nothing')).status).toBe(404);
  });
});

function decoded(text: string): string[] {
  const bytes = Buffer.from(text, 'base64url');
  return [bytes.toString('hex'), bytes.toString('latin1')];
}
