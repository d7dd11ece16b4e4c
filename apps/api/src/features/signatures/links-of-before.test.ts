import {
  EraseSignatureDocument,
  OwnSignatureDocument,
  RequestSignatureLinkDocument,
  WithdrawSignatureDocument,
  DisownSignatureDocument,
  type OwnSignatureQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  linkTo,
  PETITION,
  prompt,
  readThePage,
  sign,
  signAndConfirm,
  suzie,
} from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { createWriterPool } from '../../platform/db.ts';
import { forgetWhatIsOver } from './retention.ts';
import { deleteDisowned } from './signature.jobs.ts';

let world: World;
let pool: pg.Pool;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  pool = createWriterPool(world.config.settings.databaseUrl!, 'links test', 1);
});
afterAll(async () => {
  await pool.end();
  await world.close();
});
beforeEach(() => emptyTables(world));

const liftCaps = () => world.owner.query('update contacts set caps_reset_at = now()');
const state = async (token: string) =>
  (await world.request<OwnSignatureQuery>(OwnSignatureDocument, { token })).data?.ownSignature
    ?.state;

async function hourLink(): Promise<string> {
  await liftCaps();
  await world.request(RequestSignatureLinkDocument, {
    input: { email: suzie.email, petition: PETITION },
  });
  await world.deliver();
  return linkTo(world, suzie.email, 'signature');
}

/** How a signing ends; each gives the links that its signer had in their mails. */
const ENDINGS: Record<string, () => Promise<{ confirm: string; own?: string; hour?: string }>> = {
  async erased() {
    const confirm = await signAndConfirm(world);
    await world.deliver();
    const own = linkTo(world, suzie.email, 'signature');
    const hour = await hourLink();
    await world.request(EraseSignatureDocument, { input: { token: hour } });
    return { confirm, own, hour };
  },
  async withdrawn() {
    const confirm = await signAndConfirm(world);
    await world.deliver();
    const own = linkTo(world, suzie.email, 'signature');
    const hour = await hourLink();
    await world.request(WithdrawSignatureDocument, { input: { token: own } });
    return { confirm, own, hour };
  },
  async disowned() {
    await sign(world);
    await world.deliver();
    const confirm = linkTo(world, suzie.email, 'confirm');
    const shown = await prompt(world, confirm);
    readThePage();
    await world.request(DisownSignatureDocument, {
      input: { token: confirm, nonce: shown!.nonce },
    });
    await world.owner.query(
      `update signatures set decided_at = decided_at - interval '61 seconds'`,
    );
    await deleteDisowned(world.owner);
    return { confirm };
  },
  async expired() {
    await sign(world);
    await world.deliver();
    const confirm = linkTo(world, suzie.email, 'confirm');
    await world.owner.query(`update signatures set signed_at = signed_at - interval '8 days'`);
    await forgetWhatIsOver(pool, world.config.keyring);
    return { confirm };
  },
};

test.each(Object.keys(ENDINGS))(
  'links of a signature that was %s act on none that the same address signs later',
  async (ending) => {
    const before = await ENDINGS[ending]!();
    await world.owner.query('truncate deliveries');
    const confirm = await signAndConfirm(world);
    await world.deliver();
    expect(confirm).not.toBe(before.confirm);
    expect(await prompt(world, before.confirm)).toBeNull();
    for (const token of [before.own, before.hour].filter((one) => one !== undefined)) {
      expect(await state(token)).not.toBe('CONFIRMED');
      await world.request(WithdrawSignatureDocument, { input: { token } });
      await world.request(EraseSignatureDocument, { input: { token } });
    }
    expect(await state(linkTo(world, suzie.email, 'signature'))).toBe('CONFIRMED');
  },
);
