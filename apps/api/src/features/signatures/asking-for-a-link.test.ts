import { RequestSignatureLinkDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PETITION } from '../../../test/signing.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** How much of the log is on the disk, in bytes. */
async function flushed(): Promise<number> {
  const { rows } = await world.owner.query<{ bytes: string }>(
    `select pg_current_wal_flush_lsn() - '0/0'::pg_lsn as bytes`,
  );
  return Number(rows[0]!.bytes);
}

// With a disk that takes its time to write, no answer in less would mean: has not signed.
test('asking for a link waits for the disk, also for an address that never signed', async () => {
  for (let i = 0; i < 3; i += 1) {
    const before = await flushed();
    const input = { email: `nobody-${i}@example.org`, petition: PETITION };
    expect((await world.request(RequestSignatureLinkDocument, { input })).errors).toBeUndefined();
    expect(await flushed()).toBeGreaterThan(before);
  }
  expect(world.mailbox.mails).toEqual([]);
});
