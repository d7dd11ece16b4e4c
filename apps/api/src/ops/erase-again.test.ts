import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ops } from '../../test/ops.ts';
import { counts, PETITION, signAndConfirm } from '../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../test/world.ts';
import { journalTagOf } from '../features/signatures/signature.seal.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'restored-'));
const list = join(dataDir, 'erasures.jsonl');
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  await world.close();
  rmSync(dataDir, { recursive: true });
});
beforeEach(async () => {
  await emptyTables(world);
  for (const name of ['ann', 'bob', 'cid']) {
    await signAndConfirm(world, { email: `${name}@example.org` });
  }
});

/** Entries of a list: erasures of some who signed here, and wishes of people unknown. */
async function entries(erasures: number, wishes: number): Promise<string> {
  const { rows } = await world.owner.query(
    `select s.petition_id as petition, s.contact_id as contact from signatures s
     join petitions p on p.id = s.petition_id where p.slug = $1 limit $2`,
    [PETITION, erasures],
  );
  const at = Date.now() + 1_000;
  const erased = rows.map(({ petition, contact }) => {
    const key = { petitionId: petition, contactId: contact };
    return { petition, tag: journalTagOf(world.config.keyring, key).toString('hex') };
  });
  const said = Array.from({ length: wishes }, (_, i) => ({
    ...{ petition: null, tag: String(i + 1).repeat(32) },
  }));
  return [...erased, ...said]
    .map((entry, i) => `${JSON.stringify({ id: String(i), ...entry, at })}\n`)
    .join('');
}

async function start(): Promise<unknown> {
  vi.stubEnv('DATA_DIR', dataDir);
  const { status, stdout } = await ops(world, 'prepare');
  expect(status).toBe(0);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!).erasedAgain;
}

describe('the first start after a restore says what it repeated:', () => {
  test.each([
    [3, 0, '3 erasures after the backup were repeated.'],
    [1, 0, '1 erasure after the backup was repeated.'],
    [0, 0, '0 erasures after the backup were repeated.'],
    [2, 1, '2 erasures after the backup, and 1 wish about mails were repeated.'],
    [0, 2, '0 erasures after the backup, and 2 wishes about mails were repeated.'],
  ])('%i erasures, %i wishes', async (erasures, wishes, line) => {
    writeFileSync(list, await entries(erasures, wishes));
    expect(await start()).toBe(line);
    expect(await counts(world)).toMatchObject({ confirmed: 3 - erasures });
    expect(existsSync(list)).toBe(false);
    expect(await start()).toBeNull();
  });
});
