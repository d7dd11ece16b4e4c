import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { World } from '../../../apps/api/test/world.ts';
import { settingNames } from '../../../packages/shared/src/settings.ts';
import { freePort } from '../../support/ports.ts';
import { until } from '../../support/processes.ts';

const root = join(import.meta.dirname, '../../..');

/** The same world as whoever comes to another process of its API meets it. */
export type SecondApi = World & { stop: () => Promise<void> };

/** Another process of the API, as it is built, on the world's database and with its keys. */
export async function startSecondApi(world: World): Promise<SecondApi> {
  const port = await freePort();
  const { databaseUrl } = world.database;
  const { publicOrigin, trustedProxies } = world.config.settings;
  const api = spawn(process.execPath, [join(root, 'apps/api/dist/server.js')], {
    env: {
      PATH: process.env.PATH,
      ...Object.fromEntries(settingNames.map((name) => [name, ''])),
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      ...world.keys,
      API_PORT: String(port),
      PUBLIC_ORIGIN: publicOrigin,
      TRUSTED_PROXIES: trustedProxies.map(String).join(','),
      SMTP_URL: world.mailbox.smtpUrl,
      MAIL_FROM: 'campaign@news.example',
      PUBLISHER_NAME: 'The Example',
      PRIVACY_CONTACT: 'privacy@news.example',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => api.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(isReady, 30);
  const stop = async () => {
    api.kill('SIGTERM');
    await ended;
  };
  return { ...world, url, stop };
}
