import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { csvText } from '@undersigned/shared/csv-text.ts';
import { parseSlug } from '@undersigned/shared/slug.ts';
import { stringify } from 'csv-stringify';
import { findPetition } from '../features/petitions/petition.service.ts';
import {
  countExported,
  exportSignatures,
} from '../features/signatures/signature-export.service.ts';
import { noteInAudit, OPERATOR } from '../platform/audit.ts';
import { withDatabase } from './database.ts';
import { OpsError, UsageError } from './ops-error.ts';

const COLUMNS = [
  { key: 'name', header: 'name' },
  { key: 'country', header: 'country' },
  { key: 'postcode', header: 'postcode' },
  { key: 'signedOn', header: 'signed_on' },
];

/** export-signatures <petition> --out F: what is handed to whom the petition is addressed, as CSV. */
export async function exportSignaturesCommand(args: string[]): Promise<void> {
  const { slug, out } = readArguments(args);
  if (existsSync(out)) throw new OpsError(`${out} is there already; nothing was written.`);
  const { named, forgotten } = await withDatabase(async (db, { keyring }) => {
    const petition = await findPetition({ db: db.manager }, slug);
    if (!petition) throw new OpsError(`There is no petition ${slug}.`);
    return db.transaction('REPEATABLE READ', async (tx) => {
      const count = await countExported(tx, petition.id);
      // Committed by itself before a name is read: an export that breaks off has been one.
      await noteInAudit(db, {
        ...{ actor: OPERATOR, action: 'export-signatures', subject: `petition ${slug}` },
        detail: `rows: ${count.named}`,
      });
      await writeFile(out, exportSignatures(tx, keyring, petition.id));
      return count;
    });
  });
  process.stdout.write(`Exported: ${named} ${named === 1 ? 'signature' : 'signatures'}.\n`);
  if (forgotten > 0) process.stdout.write(`Counted, and without a name by now: ${forgotten}.\n`);
}

/** For nobody else's eyes, and whole or not there. A cell that a spreadsheet would run is disarmed. */
async function writeFile(out: string, rows: AsyncIterable<unknown>): Promise<void> {
  const file = createWriteStream(out, { flags: 'wx', mode: 0o600, flush: true });
  try {
    const cast = { string: csvText };
    const csv = stringify({ header: true, columns: COLUMNS, escape_formulas: true, cast });
    await pipeline(rows, csv, file);
  } catch (error) {
    if (isUnwritable(error)) throw new OpsError(`${out} cannot be written.`);
    rmSync(out, { force: true });
    throw error;
  }
}

function isUnwritable(error: unknown): boolean {
  const { syscall } = error as NodeJS.ErrnoException;
  return syscall === 'open';
}

function readArguments(args: string[]): { slug: string; out: string } {
  try {
    const { values, positionals } = parseArgs({
      ...{ args, allowPositionals: true },
      options: { out: { type: 'string' } },
    });
    const [slug, ...rest] = positionals;
    const out = values.out;
    if (slug && rest.length === 0 && parseSlug(slug).ok && out) return { slug, out };
  } catch {
    // What is wrong with them is said by the line that shows how to call it.
  }
  throw new UsageError();
}
