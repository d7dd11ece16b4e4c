import {
  openLinkToken,
  linkToken,
} from '../../apps/api/src/features/signatures/signature.token.ts';
import { clock } from '../../apps/api/src/platform/clock.ts';
import { createKeyring } from '../../apps/api/src/platform/crypto.ts';
import type { Locale } from '../../packages/shared/src/locales.ts';
import { readSettings } from '../../packages/shared/src/settings.ts';
import {
  confirmLinkOf,
  confirmOn,
  hourLinkOf,
  lastingLinkOf,
  signOn,
  tokenOf,
  withdrawOn,
} from '../../tests/support/signers.ts';
import type { SiteUnderTest } from '../../tests/support/site-under-test.ts';
import { keysFor } from '../start/keys.ts';

/** Tokens of mailed links. */
export type People = {
  waiting: { confirm: string };
  counted: { confirm: string; lasting: string; hour: string; ended: string };
  withdrawn: { confirm: string; lasting: string };
  /** Wants no more mail. */
  stopped: { confirm: string };
};

const SHOWN = { display: 'FIRST_NAME_AND_INITIAL' };

/** Four people who come as far as this with their signatures; every page of theirs can then be opened. */
export async function createPeople(
  site: SiteUnderTest,
  { petition, locale }: { petition: string; locale: Locale },
): Promise<People> {
  const where = { petition, locale };
  const named = (name: string) => `suzie.${name}-${locale}@example.org`;
  const [waiting, counted, withdrawn, stopped] = [
    ...[named('waiting'), named('counted'), named('withdrawn'), named('stopped')],
  ] as const;
  await Promise.all([
    ...[waiting, withdrawn, stopped].map((email) => signOn(site, email, where)),
    signOn(site, counted, { ...where, ...SHOWN }),
  ]);
  const confirmToken = async (email: string) => tokenOf(await confirmLinkOf(site, email, locale));
  await confirmOn(site, [counted, withdrawn], locale);
  const lasting = tokenOf(await lastingLinkOf(site, counted, locale));
  const takenBack = await lastingLinkOf(site, withdrawn, locale);
  await withdrawOn(site, takenBack);
  return {
    waiting: { confirm: await confirmToken(waiting) },
    counted: {
      confirm: await confirmToken(counted),
      lasting,
      hour: tokenOf(await hourLinkOf(site, counted, where)),
      ended: endedToken(site.dataDir, lasting),
    },
    withdrawn: { confirm: await confirmToken(withdrawn), lasting: tokenOf(takenBack) },
    stopped: { confirm: await confirmToken(stopped) },
  };
}

/** The link for an hour, as it was mailed yesterday: made with the installation's own keys. */
function endedToken(dataDir: string, lasting: string): string {
  const read = readSettings({ ...keysFor(dataDir, false) });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const keyring = createKeyring(read.settings.secretKeys!, read.settings.blindIndexKey!);
  const link = openLinkToken(keyring, 'own', lasting);
  if (!link) throw new Error('This is no lasting link.');
  clock.shift(-86_400_000);
  try {
    return linkToken(keyring, 'manage', link);
  } finally {
    clock.shift(0);
  }
}
