import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MailDev } from 'maildev';
import { admitOwnOnly } from './mailbox/admission.ts';
import { stopRequest, untilAborted } from './process/stopping.ts';
import { settingsOrEnd } from './settings.ts';

// The mailbox for who has no mail server: it keeps what is handed in, and sends nothing.
const { dataDir, host, mailboxPort, mailboxSmtpPort } = settingsOrEnd();
const stop = stopRequest();
const mailDirectory = join(dataDir, 'mailbox');
mkdirSync(mailDirectory, { recursive: true, mode: 0o700 });

// It greets on stdout, which belongs to JSON lines.
console.info = () => {};
const mailbox = new MailDev({
  ...{ smtp: mailboxSmtpPort, ip: host, web: mailboxPort, webIp: host },
  mailDirectory,
  // It slows down with thousands of them.
  maxEmails: 1_000,
  silent: true,
});
await mailbox.start().catch((error: Error) => {
  console.error(`The mailbox could not start: ${error.message}`);
  process.exit(1);
});
admitOwnOnly(mailbox.getServers()!.api!.server.server, host);
process.send?.({ kind: 'ready' });

await untilAborted(stop);
await mailbox.stop();
process.exit(0);
