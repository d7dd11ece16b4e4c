// How many mails a second go out, by how many the mail server takes at once.
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOf, startBenchSite } from './support/bench-site.ts';
import { report } from './support/figures.ts';
import { runLoad } from './support/load.ts';

const CONNECTIONS = [1, 5, 20];
const SIGN_SECONDS = 6;
const SECONDS = 5;

const arms: Record<string, unknown> = {};
for (const connections of CONNECTIONS) arms[connections] = await drain(connections);
report({
  bench: 'mails',
  claim: 'none: how long people wait for their mails after a rush',
  byConnections: arms,
});

/** Lets many sign, then watches their mails go out while nothing else is asked of the site. */
async function drain(connections: number) {
  const site = await startBenchSite({ MAIL_CONNECTIONS: String(connections) });
  try {
    const { host, apiPort: port } = site;
    await runLoad({ host, port, connections: 64, seconds: SIGN_SECONDS, kind: 'sign' });
    const before = { mails: site.mailCount(), cpu: cpuOf(site) };
    await sleep(SECONDS * 1000);
    const mails = site.mailCount() - before.mails;
    const cpu = cpuOf(site);
    const micros = (part: 'worker' | 'postgres') =>
      Math.round((cpu[part] - before.cpu[part]) / mails);
    const { rows } = await site.database.query<{ waiting: number }>(
      'select count(*)::int as waiting from deliveries where sent_at is null',
    );
    const arm = {
      perSecond: Math.round(mails / SECONDS),
      cpuMicros: { worker: micros('worker'), postgres: micros('postgres') },
      // None waiting: it was not the mails that were measured but the time until there were none.
      ...rows[0],
    };
    console.error(`${connections} at once:`, arm);
    return arm;
  } finally {
    await site.discard();
  }
}
