import { connect } from 'node:net';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMailSink } from './sink.ts';

test('a mail server that two ask to come back comes back once, where it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sink-'));
  const sink = await createMailSink(join(folder, 'mails.log'));
  await sink.die();
  await Promise.all([sink.revive(), sink.recover(), sink.revive()]);
  const socket = connect(Number(new URL(sink.smtpUrl).port), '127.0.0.1');
  const [greeting] = (await once(socket, 'data')) as [Buffer];
  expect(String(greeting)).toMatch(/^220 /);
  await sink.close();
  rmSync(folder, { recursive: true });
});
