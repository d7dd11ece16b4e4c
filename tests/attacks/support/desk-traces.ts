import type pg from 'pg';

/** What these have done at the desk: nothing is done there without a note of it. */
export async function deskTraces(owner: pg.Pool, emails: string[]): Promise<string[]> {
  const { rows } = await owner.query(
    `select action from audit_entries where action not like 'sign-in-%' and action <> 'read-signatures'
       and actor in (select 'account ' || id from auth."user" where email = any($1)) order by id`,
    [emails],
  );
  return rows.map(({ action }) => action);
}
