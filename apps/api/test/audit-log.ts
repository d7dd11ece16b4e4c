import {
  AuditLogDocument,
  type AuditFilter,
  type AuditLogQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { askStaff } from './staff.ts';
import type { World } from './world.ts';

export type Asked = { filter?: AuditFilter | null; first?: number; after?: string | null };

/** The log as whoever has this cookie reads it. */
export function auditLogBy(world: () => World, cookie: () => string) {
  const ask = ({ filter, first = 100, after = null }: Asked = {}) =>
    askStaff<AuditLogQuery>(...([world(), AuditLogDocument, { first, after, filter }] as const), {
      cookie: cookie(),
    });
  const page = async (asked: Asked = {}) => {
    const { data, body } = await ask(asked);
    if (!data) throw new Error(body);
    return data.auditLog;
  };
  return {
    ask,
    page,
    /** Of each entry its detail: tests say by it which one it is. */
    details: async (filter: AuditFilter) =>
      (await page({ filter })).edges.map(({ node }) => node.detail),
  };
}

type Entry = { at?: string; actor: string; action: string; subject?: string; detail: string };

/** As it was noted then, by whoever owns the tables: the application cannot choose a time. */
export async function noteThen(world: World, entries: Entry[]): Promise<void> {
  for (const { at, actor, action, subject = actor, detail } of entries)
    await world.owner.query(
      `insert into audit_entries (at, actor, action, subject, detail)
       values (coalesce($1::timestamptz, now()), $2, $3, $4, $5)`,
      [at, actor, action, subject, detail],
    );
}
