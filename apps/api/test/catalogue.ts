import type pg from 'pg';

/** Everything that a migration can make, in the database's own words, one line each. */
export async function catalogue(client: pg.Client | pg.Pool): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select line from (${LINES}) lines order by 1`,
  );
  const done = await client.query<{ there: boolean }>(
    `select to_regclass('migrations') is not null as there`,
  );
  const names = done.rows[0]!.there
    ? await client.query<{ line: string }>(
        `select 'done ' || name as line from migrations order by 1`,
      )
    : { rows: [] };
  return [...rows, ...names.rows].map(({ line }) => line);
}

const OURS = `not in ('pg_catalog', 'information_schema', 'pg_toast', 'crash')`;
const acl = (column: string) =>
  `coalesce((select string_agg(a::text, ',' order by a::text) from unnest(${column}) a), '')`;

const LINES = `
  select format('schema %s owner %s may %s', nspname, nspowner::regrole, ${acl('nspacl')}) as line
    from pg_namespace where nspname ${OURS}
  union all
  select format('relation %s.%s kind %s owner %s may %s rls %s/%s options %s', nspname, relname, relkind,
      relowner::regrole, ${acl('relacl')}, relrowsecurity, relforcerowsecurity, reloptions)
    from pg_class c join pg_namespace n on n.oid = relnamespace where nspname ${OURS}
  union all
  select format('column %s.%s.%s place %s type %s null %s default %s identity %s generated %s may %s',
      nspname, relname, attname, attnum, format_type(atttypid, atttypmod), not attnotnull,
      pg_get_expr(adbin, adrelid), attidentity, attgenerated, ${acl('attacl')})
    from pg_attribute a join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
    left join pg_attrdef d on adrelid = attrelid and adnum = attnum
    where nspname ${OURS} and attnum > 0 and not attisdropped
  union all
  select format('constraint %s on %s %s valid %s', conname, conrelid::regclass,
      pg_get_constraintdef(c.oid), convalidated)
    from pg_constraint c join pg_namespace n on n.oid = connamespace where nspname ${OURS}
  union all
  select format('index %s valid %s', pg_get_indexdef(indexrelid), indisvalid and indisready)
    from pg_index i join pg_class c on c.oid = indexrelid join pg_namespace n on n.oid = relnamespace
    where nspname ${OURS}
  union all
  select format('function %s owner %s may %s', pg_get_functiondef(p.oid), proowner::regrole, ${acl('proacl')})
    from pg_proc p join pg_namespace n on n.oid = pronamespace where nspname ${OURS} and prokind <> 'a'
  union all
  select format('trigger %s enabled %s', pg_get_triggerdef(t.oid), tgenabled)
    from pg_trigger t join pg_class c on c.oid = tgrelid join pg_namespace n on n.oid = relnamespace
    where nspname ${OURS} and not tgisinternal
  union all
  select format('policy %s on %s for %s using %s', polname, polrelid::regclass, polcmd,
      pg_get_expr(polqual, polrelid))
    from pg_policy
  union all
  select format('type %s.%s kind %s owner %s may %s labels %s', nspname, typname, typtype,
      typowner::regrole, ${acl('typacl')},
      (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = t.oid))
    from pg_type t join pg_namespace n on n.oid = typnamespace where nspname ${OURS}
  union all
  select format('sequence %s type %s start %s step %s', seqrelid::regclass, seqtypid::regtype, seqstart, seqincrement)
    from pg_sequence s join pg_class c on c.oid = seqrelid join pg_namespace n on n.oid = relnamespace
    where nspname ${OURS}
  union all
  select format('view %s', pg_get_viewdef(c.oid))
    from pg_class c join pg_namespace n on n.oid = relnamespace where nspname ${OURS} and relkind in ('v', 'm')
  union all
  select format('extension %s', extname) from pg_extension
  union all
  select format('default rights %s', ${acl('defaclacl')}) from pg_default_acl`;
