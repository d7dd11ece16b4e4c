import { join } from 'node:path';
import type { Settings } from '../../packages/shared/src/settings.ts';
import type { Listener } from '../process/ports.ts';
import type { Program } from '../process/supervise.ts';
import { root } from '../settings.ts';
import type { Environments } from './environment.ts';

// Megabytes for what has just been made. By default it grows with the machine, and a program in a rush
// keeps several times what it needs; with 4 the API took longer for a signature. Memory is measured by
// `pnpm bench overload`; the Dockerfile says the same.
const YOUNG = { web: 4, api: 16, worker: 2 };

/** The programs of a site, in the order in which they stop. */
export function programs(settings: Settings, env: Environments): Program[] {
  const program = (
    name: string,
    file: string,
    itsEnv: NodeJS.ProcessEnv,
    young?: number,
  ): Program => ({
    name,
    args: [...(young ? [`--max-semi-space-size=${young}`] : []), join(root, file)],
    cwd: root,
    env: itsEnv,
  });
  return [
    program('The web site', 'apps/web/server.mjs', env.web, YOUNG.web),
    program('The API', 'apps/api/dist/server.js', env.api, YOUNG.api),
    program('The worker', 'apps/api/dist/worker.js', env.worker, YOUNG.worker),
    ...(settings.smtpUrl ? [] : [program('The mailbox', 'scripts/mailbox.ts', env.mailbox)]),
  ];
}

export function listeners(settings: Settings): Listener[] {
  const { webPort, apiPort, mailboxPort, mailboxSmtpPort } = settings;
  return [
    { setting: 'WEB_PORT', port: webPort, what: 'the web site' },
    { setting: 'API_PORT', port: apiPort, what: 'the API' },
    ...(settings.smtpUrl
      ? []
      : [
          { setting: 'MAILBOX_PORT', port: mailboxPort, what: 'the mailbox' },
          { setting: 'MAILBOX_SMTP_PORT', port: mailboxSmtpPort, what: 'the mailbox' },
        ]),
  ];
}
