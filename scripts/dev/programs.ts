import { join } from 'node:path';
import type { Settings } from '../../packages/shared/src/settings.ts';
import type { Program } from '../process/supervise.ts';
import { root } from '../settings.ts';
import type { Environments } from '../start/environment.ts';

const api = join(root, 'apps/api');
const web = join(root, 'apps/web');

export function developmentPrograms(settings: Settings, env: Environments): Program[] {
  const address = ['--host', settings.host, '--port', String(settings.webPort), '--strictPort'];
  return [
    {
      name: 'The web site',
      args: [join(web, 'node_modules/vite/bin/vite.js'), 'dev', ...address],
      cwd: web,
      env: env.web,
    },
    {
      name: 'The build of the API',
      args: [
        join(api, 'node_modules/rolldown/bin/cli.mjs'),
        '--config',
        '--watch',
        '--no-cleanDir',
      ],
      cwd: api,
      env: env.api,
    },
    { name: 'The API', args: ['--watch', 'dist/server.js'], cwd: api, env: env.api },
    { name: 'The worker', args: ['--watch', 'dist/worker.js'], cwd: api, env: env.worker },
    ...(settings.smtpUrl
      ? []
      : [{ name: 'The mailbox', args: ['scripts/mailbox.ts'], cwd: root, env: env.mailbox }]),
  ];
}
