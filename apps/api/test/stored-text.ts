import type pg from 'pg';

/** The tables in whose rows one of these words stands: as text, in JSON, or as bytes. */
export async function tablesWith(owner: pg.Pool, words: string[]): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
    const text = rows.map(({ row }) => row).join('\n');
    if (holds(text, words)) found.push(name);
  }
  return found;
}

/** In any case of letters, percent- or entity-free; bytes are looked for as hexadecimal and base64. */
export function holds(text: string, words: string[]): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => {
    const bytes = Buffer.from(word, 'utf8');
    const base64 = bytes.toString('base64').replace(/.{0,2}=*$/, '');
    return (
      lower.includes(word.toLowerCase()) ||
      lower.includes(bytes.toString('hex')) ||
      text.includes(base64)
    );
  });
}
