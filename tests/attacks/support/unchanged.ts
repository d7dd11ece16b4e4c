import type pg from 'pg';
import { expect } from 'vitest';

/**
 * The worker is told of mails a moment after the act that owes them was answered, and how far people came
 * is written down in a while: what stands there is of before the attack.
 */
const WRITTEN_LATER = ['_private_jobs', '_private_tasks', 'petition_steps'];

type Contents = Record<string, { rows: number; digest: string }>;

/** What stands in every table: how many rows, and whether they are still the same. */
async function contents(owner: pg.Pool): Promise<Contents> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') and tablename <> all($1)
     order by 1`,
    [WRITTEN_LATER],
  );
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as rows,
        md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as digest from ${name} t`,
  );
  const { rows } = await owner.query<{ name: string; rows: number; digest: string }>(
    each.join(' union all '),
  );
  return Object.fromEntries(rows.map(({ name, ...what }) => [name, what]));
}

/** Does what must be refused, and makes sure that no table has a row more, less or changed. */
export async function leavingAllAsItIs<T>(owner: pg.Pool, attack: () => Promise<T>): Promise<T> {
  const before = await contents(owner);
  const outcome = await attack();
  expect(await contents(owner)).toEqual(before);
  return outcome;
}

const REVEALING =
  /node_modules|\bat .+:\d+:\d+|\.[cm]?[jt]s:\d+|\b(?:select|insert|update|delete) .+ (?:from|into|set|where) |postgres(?:ql)?:\/\/|127\.0\.0\.1|localhost:\d|relation "|violates|ECONN/i;

/** The promise that every refusal keeps: one of these codes, and nothing of our inside. */
export function expectRefused(
  answer: { status: number; body: string; code?: unknown },
  status: number,
  ...codes: [code: string, ...others: string[]]
): void {
  expect({ status: answer.status, code: answer.code }).toEqual({
    status,
    code: codes.find((code) => code === answer.code) ?? codes[0],
  });
  expect(answer.status).toBeLessThan(500);
  expect(answer.body).not.toMatch(REVEALING);
}
