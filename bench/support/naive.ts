import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyOfBuild } from '../../tests/faults/site/planted.ts';
import { freePort } from '../../tests/support/ports.ts';
import type { BenchSite } from './bench-site.ts';
import { environmentOf } from './pages.ts';
import { CONFIRM_ONE, SIGN_ONE } from './naive.queries.ts';

export type Naive = { port: number; stop: () => Promise<void> };

/**
 * The same API on the same tables, but writing as one would at first: each act in a statement of
 * its own, over a pool of twenty connections, prepared. HTTP, GraphQL, checks and encryption stay.
 */
export async function startNaive(site: BenchSite): Promise<Naive> {
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-naive-'));
  const dist = copyOfBuild(folder, { name: 'one statement an act', find: BATCHER, replace });
  const port = await freePort();
  const env = { ...environmentOf(site.pid('api')), API_PORT: String(port) };
  const api = fork(join(dist, 'server.js'), {
    ...{ env, stdio: 'ignore' },
    // In a session of its own, as the product's programs are: Linux shares out busy cores by sessions.
    detached: true,
  });
  const ended = once(api, 'exit');
  const isReady = await Promise.race([
    once(api, 'message').then(() => true),
    ended.then(() => false),
  ]);
  if (!isReady) throw new Error('The naive API did not start.');
  const stop = async () => {
    api.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  return { port, stop };
}

const BATCHER =
  /run: \(acts\) => writeActs\(writing, acts\),\s+maxSize: \w+,\s+maxWaiting: \w+,\s+writers: \w+/;

const replace = `run: (() => {
  const naive = new pool.constructor({ ...pool.options, pipeline: false, max: 20 });
  return async ([act]) => {
    const { petitionId, contactId } = act;
    if (act.kind === "sign") {
      const s = act.submission;
      await naive.query({ name: "sign-one", text: ${quoted(SIGN_ONE)}, values: [petitionId, contactId,
        act.contact.sealedAddress, s.sealedName, s.sealedPostcode, s.country, s.display,
        s.consentToUpdates, s.consentVersion, s.source, s.networkTag, s.domainTag, s.textVersion, act.id] });
      return ["check-email"];
    }
    const values = [petitionId, contactId, act.renderId];
    const { rows } = await naive.query({ name: "confirm-one", text: ${quoted(CONFIRM_ONE)}, values });
    return [rows[0].confirmed > 0 ? "confirmed" : "already"];
  };
})(), maxSize: 1, maxWaiting: 4000, writers: 20`;

/** As a string of the program, in which String.replace finds no \`$1\` of its own. */
function quoted(sql: string): string {
  return JSON.stringify(sql).replaceAll('$', '$$$$');
}
