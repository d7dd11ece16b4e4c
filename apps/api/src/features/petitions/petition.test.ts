import {
  PetitionCountDocument,
  PetitionPageDocument,
} from '@undersigned/shared/generated/public/graphql.ts';
import { SimpleConsoleLogger } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { findPetition, listPetitions } from './petition.service.ts';

const slug = 'go-further-and-faster';
let world: World;
beforeAll(async () => void (world = await createWorld()));
afterAll(() => world.close());

test('a petition’s count is read by one statement: nothing is asked for as often', async () => {
  const statements = listen(world);
  const count = await world.request(PetitionCountDocument, { slug });
  expect(count.data).toMatchObject({ petition: { tally: { total: 0, confirmed: 0, offline: 0 } } });
  expect(statements).toHaveLength(1);
});

test('a petition is as closed in a list as it is by itself', async () => {
  const close = (when: string) => world.owner.query(`update petitions set closes_at = ${when}`);
  const told = async () => {
    const listed = await listPetitions(world.db.manager);
    const alone = await Promise.all(
      listed.map(({ slug: of }) => findPetition({ db: world.db.manager }, of)),
    );
    return [...listed, ...alone].map((petition) => petition?.isClosed);
  };
  await close(`now() - interval '1 minute'`);
  expect(new Set(await told())).toEqual(new Set([true]));
  await close(`now() + interval '1 minute'`);
  expect(new Set(await told())).toEqual(new Set([false]));
  await close('null');
});

test('the total counts paper too, and an unknown petition has no count', async () => {
  await world.owner.query(`
    insert into petition_tallies (petition_id, confirmed, offline)
    select id, 40, 2 from petitions where slug = '${slug}'`);
  const { data } = await world.request(PetitionPageDocument, { slug });
  expect(data).toMatchObject({ petition: { tally: { total: 42, confirmed: 40, offline: 2 } } });
  expect(await world.request(PetitionCountDocument, { slug: 'unknown' })).toMatchObject({
    data: { petition: null },
  });
});

test('a petition says when it was opened, as it is kept', async () => {
  const opened = new Date('2022-03-10T09:00:00.000Z');
  await world.owner.query('update petitions set created_at = $1', [opened]);
  const { data } = await world.request(PetitionPageDocument, { slug });
  expect(data).toMatchObject({ petition: { createdAt: opened.toISOString() } });
});

function listen({ db }: World): string[] {
  const statements: string[] = [];
  class Listener extends SimpleConsoleLogger {
    override logQuery(query: string) {
      statements.push(query);
    }
  }
  db.logger = new Listener();
  return statements;
}
