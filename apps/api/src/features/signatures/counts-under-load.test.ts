import {
  ConfirmSignatureDocument,
  DisownSignatureDocument,
  PetitionPageDocument,
  type PetitionPageQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { counts, PETITION, readThePage, recounted, sign } from '../../../test/signing.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { createApi, type Api } from '../../api.ts';
import { createLogger } from '../../platform/log.ts';
import { request } from '../../../test/world.ts';
import { createNonce, linkToken } from './signature.token.ts';
import type { SignatureRow } from './signature.act.ts';

let world: World;
let second: Api;
let urls: string[];
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  second = await createApi(world.config, world.db, createLogger('error', 'second'));
  urls = [world.url, await second.app.listen({ host: '127.0.0.1', port: 0 })];
});
afterAll(async () => {
  await second.stop();
  await world.close();
});

const COUNTRIES = ['GB', 'IE', 'DE', 'PL', 'UA'];
const SIGNERS = 150;
const anyUrl = () => `${urls[Math.floor(Math.random() * urls.length)]!}/graphql`;

/** The link that would be mailed, and the page behind it, for every signature there is. */
async function pages() {
  const { rows } = await world.owner.query<SignatureRow & { number: number }>(
    `select s.contact_id as "contactId", s.epoch, s.country, s.sealed_name as "sealedName", p.number
     from signatures s join petitions p on p.id = s.petition_id`,
  );
  return rows.map((row) => {
    const link = { petitionNumber: row.number, contactId: row.contactId, epoch: row.epoch };
    const { keyring } = world.config;
    return { token: linkToken(keyring, 'confirm', link), nonce: createNonce(keyring, link, row) };
  });
}

test('at every moment the countries add up to the confirmed, through two processes under load', async () => {
  await Promise.all(
    Array.from({ length: SIGNERS * 2 }, (_, i) =>
      sign(
        { ...world, request: (d, v, h) => request(anyUrl(), d, v, h) },
        {
          email: `signer${i % SIGNERS}@example.org`,
          country: COUNTRIES[i % COUNTRIES.length],
          source: `from-${i % 7}`,
        },
      ),
    ),
  );
  expect((await counts(world)).pending).toBe(SIGNERS);

  let isDone = false;
  let highest = 0;
  let reads = 0;
  const watch = async (url: string) => {
    while (!isDone) {
      const answer = await request<PetitionPageQuery>(`${url}/graphql`, PetitionPageDocument, {
        slug: PETITION,
      });
      const { confirmed, byCountry } = answer.data!.petition!.tally;
      expect(byCountry.reduce((sum, { count }) => sum + count, 0)).toBe(confirmed);
      highest = Math.max(highest, confirmed);
      reads += 1;
    }
  };
  const all = await pages();
  readThePage();
  const watching = urls.map(watch);
  // In several lines at once, each going on when it is answered, so that reads fall in between.
  const lines = Array.from({ length: 12 }, async (_, line) => {
    for (let i = line; i < all.length; i += 12) {
      const input = all[i]!;
      await Promise.all([
        request(anyUrl(), ConfirmSignatureDocument, { input }),
        request(anyUrl(), ConfirmSignatureDocument, { input }),
        ...(i % 3 === 0 ? [request(anyUrl(), DisownSignatureDocument, { input })] : []),
      ]);
    }
  });
  await Promise.all(lines);
  isDone = true;
  await Promise.all(watching);

  expect(reads).toBeGreaterThan(20);
  expect(highest).toBeLessThanOrEqual(SIGNERS);
  const { ledger, ...kept } = await counts(world);
  expect(kept).toEqual(await recounted(world));
  expect(kept.confirmed).toBe(
    (ledger['confirmed'] ?? 0) - (ledger['held'] ?? 0) - (ledger['withdrawn'] ?? 0),
  );
  expect(kept.confirmed).toBe(SIGNERS - SIGNERS / 3);
  const { rows } = await world.owner.query(`
    select coalesce(source, 'direct') as source, count(*)::int as signatures,
      (count(*) filter (where state = 'CONFIRMED'))::int as confirmed
    from signatures where state <> 'DISOWNED' group by 1 order by 1`);
  const tallies = await world.owner.query(
    'select source, signatures, confirmed from petition_source_tallies where signatures <> 0 order by 1',
  );
  expect(tallies.rows).toEqual(rows);
});
