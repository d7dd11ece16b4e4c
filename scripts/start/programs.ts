import { join } from 'node:path';
import type { Settings } from '../../packages/shared/src/settings.ts';
import type { Listener } from '../process/ports.ts';
import type { Program } from '../process/supervise.ts';
import { root } from '../settings.ts';
import type { Environments } from './environment.ts';

// By default V8 gives what has just been made more room the larger the machine is, and lets the rest
// grow fourfold before it looks what is needed still: a program in a rush keeps several times what it
// needs. With less than 16 MB for the new, the API took longer for a signature. Memory is measured by
// `pnpm bench overload`; the Dockerfile says the same.
const V8 = {
  web: ['--max-semi-space-size=4'],
  api: ['--max-semi-space-size=16', '--heap-growing-percent=100'],
  worker: ['--max-semi-space-size=2'],
};

/** The programs of a site, in the order in which they stop. */
export function programs(settings: Settings, env: Environments): Program[] {
  const program = (
    name: string,
    file: string,
    itsEnv: NodeJS.ProcessEnv,
    v8: string[] = [],
  ): Program => ({
    name,
    args: [...v8, join(root, file)],
    cwd: root,
    env: itsEnv,
  });
  return [
    program('The web site', 'apps/web/server.mjs', env.web, V8.web),
    program('The API', 'apps/api/dist/server.js', env.api, V8.api),
    program('The worker', 'apps/api/dist/worker.js', env.worker, V8.worker),
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
