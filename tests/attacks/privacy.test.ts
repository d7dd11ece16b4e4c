import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sign, signAndConfirm } from '../../apps/api/test/signing.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import { PetitionPageDocument } from '../../packages/shared/src/generated/public/graphql.ts';

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

  test('and nobody who signed is named to anybody before they confirm, or without their wish', async () => {
    const person = { name: 'Kestrel Feather', email: 'kestrel@example.org', postcode: 'ZQ9 7JW' };
    for (const display of ['HIDDEN', 'FIRST_NAME_AND_INITIAL'])
      await sign(world, { ...person, display });
    await signAndConfirm(world, { ...person, email: 'feather@example.org' });
    const answer = await world.request(PetitionPageDocument, { slug: 'go-further-and-faster' });
    expect(answer.body).not.toMatch(/kestrel|feather|ZQ9/i);
  });

  test('and whatever is read without a mailed link is about the newsroom, or a total', () => {
    expect(openTypes()).toEqual([
      ...['Article', 'ArticleBlock', 'ArticleConnection', 'ArticleEdge', 'Campaign'],
      ...['ConfirmSignaturePayload', 'Correction', 'CountCheck', 'CountLedger', 'CountryTally'],
      ...['DisownSignaturePayload', 'DonationLink', 'EraseSignaturePayload', 'LedgerChanges'],
      ...['LedgerDay', 'LedgerDayConnection', 'LedgerDayEdge', 'LedgerReason'],
      ...['LedgerReasonConnection', 'LedgerReasonEdge', 'Milestone', 'PageInfo', 'PassedMilestone'],
      ...['Petition', 'PetitionUpdate', 'RequestSignatureLinkPayload', 'SignPetitionPayload'],
      ...['SignatureTally', 'Supporter', 'WithdrawSignaturePayload'],
    ]);
    expect(fieldsOf('Petition').map(({ name }) => name)).toEqual([
      ...['addressedTo', 'campaign', 'closedAt', 'closesAt', 'createdAt', 'demand', 'id'],
      ...[
        'ledger',
        'locale',
        'milestone',
        'milestonesPassed',
        'recentSupporters',
        'slug',
        'status',
      ],
      ...['tally', 'textChangedAt', 'textVersion', 'title', 'updates'],
    ]);
    // Of people, only what they chose to show.
    expect(fieldsOf('Supporter').map(({ name }) => name)).toEqual([
      ...['country', 'displayName', 'signedOn'],
    ]);
    // Of staff, only when and in which role they changed a count, and agreed to it.
    expect(fieldsOf('LedgerReason').map(({ name }) => name)).toEqual([
      ...['approverRole', 'at', 'change', 'day', 'kind', 'reason', 'role'],
    ]);
    expect(fieldsOf('SignatureTally').map(({ name }) => name)).toEqual([
      ...['asOf', 'byCountry', 'confirmed', 'offline', 'total'],
    ]);
    expect(fieldsOf('CountryTally').map(({ name }) => name)).toEqual(['count', 'country']);
  });
});

const schema = readFileSync(
  join(import.meta.dirname, '../../apps/api/schema/public.graphql'),
  'utf8',
).replaceAll(/"""[\s\S]*?"""/g, '');

function fieldsOf(type: string): { name: string; asksToken: boolean; leadsTo: string }[] {
  const body = new RegExp(`^type ${type} \\{([^}]*)\\}`, 'm').exec(schema)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(\w+)(\([^)]*\))?: \[?(\w+)/gm)].map(
    ([, name = '', args = '', leadsTo = '']) => ({
      name,
      // What changes a signature takes the token in its input.
      asksToken: /token: String!|CorrectSignatureInput!/.test(args),
      leadsTo,
    }),
  );
}

/** Every type with fields that somebody without a token can come to. */
function openTypes(): string[] {
  const open = new Set(['Query', 'Mutation']);
  for (const type of open) {
    for (const { asksToken, leadsTo } of fieldsOf(type)) {
      if (!asksToken && fieldsOf(leadsTo).length > 0) open.add(leadsTo);
    }
  }
  return [...open].slice(2).sort();
}
