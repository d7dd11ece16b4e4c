import { connect } from 'node:net';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReceived } from '../check/received.ts';
import { now } from '../time.ts';
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

test('a mail server that is dead cannot die, nor one that has to stay well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sink-'));
  const sink = await createMailSink(join(folder, 'mails.log'));
  expect([await sink.die(), await sink.die()]).toEqual([true, false]);
  await sink.recover();
  expect(await sink.die()).toBe(false);
  await sink.close();
  rmSync(folder, { recursive: true });
});

test('each mail is written down with the moment in which it was taken', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sink-'));
  const log = join(folder, 'mails.log');
  const sink = await createMailSink(log);
  const before = now();
  const socket = connect(Number(new URL(sink.smtpUrl).port), '127.0.0.1');
  const id = '00000001-0000-4000-8000-000000000000';
  socket.write('MAIL FROM:<a@news.example>\r\nRCPT TO:<p7@d7.example>\r\nDATA\r\n');
  socket.write(`Message-ID: <${id}@localhost>\r\n\r\nHello\r\n.\r\n`);
  while (sink.taken === 0) await once(socket, 'data');
  const after = now();
  await sink.close();
  const { find, repeats } = await readReceived(log);
  expect([find(id), repeats]).toEqual([{ person: 7 }, []]);
  const takenAt = Number(readFileSync(log, 'utf8').split(' ')[2]);
  expect(takenAt).toBeGreaterThanOrEqual(before - 0.001);
  expect(takenAt).toBeLessThanOrEqual(after);
  rmSync(folder, { recursive: true });
});
