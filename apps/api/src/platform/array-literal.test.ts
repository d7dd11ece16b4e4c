import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { arrayLiteral } from './array-literal.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.databaseUrl);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const roundTrip = async (type: string, values: Parameters<typeof arrayLiteral>[0]) => {
  const { rows } = await client.query(`select $1::${type}[] as back`, [arrayLiteral(values)]);
  return rows[0].back;
};

test('any text comes back as it was, quotes, commas, braces and the word null among it', async () => {
  expect(
    await roundTrip('text', ['null', 'NULL', 'nul', '', '"', '\\', '{a,b}', ' x ', null]),
  ).toEqual(['null', 'NULL', 'nul', '', '"', '\\', '{a,b}', ' x ', null]);
  // Postgres holds no NUL, and a lone surrogate is no text.
  const text = fc.string({ unit: 'binary' }).filter((s) => !s.includes('\0') && s.isWellFormed());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text)), async (values) => {
      expect(await roundTrip('text', values)).toEqual(values);
    }),
  );
});

test('bytes, times, numbers and truth values come back as they were', async () => {
  const bytes = [Buffer.from([0, 92, 34, 255]), Buffer.alloc(0), null];
  expect(await roundTrip('bytea', bytes)).toEqual(bytes);
  const times = [new Date('2026-02-28T23:59:59.999Z'), null];
  expect(await roundTrip('timestamptz', times)).toEqual(times);
  expect(await roundTrip('integer', [-1, 0, 7])).toEqual([-1, 0, 7]);
  expect(await roundTrip('boolean', [true, false])).toEqual([true, false]);
});
