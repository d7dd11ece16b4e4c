import { afterEach, describe, expect, test } from 'vitest';
import { processesOf, until } from '../support/processes.ts';
import { runStart } from '../support/run-start.ts';
import { discardData, ownSettings } from '../support/site.ts';

// Stopping in order takes at most this long, whoever asks for it.
const LIMIT_SECONDS = 10;

let env: Record<string, string>;
afterEach(() => {
  for (const pid of processesOf(env.DATA_DIR!)) process.kill(pid, 'SIGKILL');
  discardData(env.DATA_DIR!);
});

async function npmStart() {
  env = await ownSettings();
  const run = runStart(env, { command: ['npm', 'start'] });
  await Promise.race([run.ready, run.ended]);
  expect(run.output()).toContain('Undersigned is ready');
  expect((await fetch(`http://127.0.0.1:${env.WEB_PORT}/healthz`)).status).toBe(200);
  return run;
}

describe('npm start leaves no process behind', () => {
  test('after Ctrl-C, which reaches the whole group', async () => {
    const run = await npmStart();

    process.kill(-run.process.pid!, 'SIGINT');

    await until(() => processesOf(env.DATA_DIR!).length === 0, LIMIT_SECONDS);
    expect(run.output()).toContain('Stopping');
  });

  test('after SIGTERM to npm alone', async () => {
    const run = await npmStart();

    run.process.kill('SIGTERM');

    await run.ended;
    expect(processesOf(env.DATA_DIR!)).toEqual([]);
    expect(run.output()).toContain('Stopping');
  });

  test('after SIGTERM to the whole group, however often', async () => {
    const run = await npmStart();

    for (let i = 0; i < 3; i++) process.kill(-run.process.pid!, 'SIGTERM');

    await until(() => processesOf(env.DATA_DIR!).length === 0, LIMIT_SECONDS);
    expect(run.output()).toContain('Stopping');
  });

  test('after npm was killed without a chance to pass it on', async () => {
    const run = await npmStart();

    run.process.kill('SIGKILL');

    await until(() => processesOf(env.DATA_DIR!).length === 0, LIMIT_SECONDS);
  });
});
