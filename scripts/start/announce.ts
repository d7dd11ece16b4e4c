import type { Settings } from '../../packages/shared/src/settings.ts';
import type { Staff } from './prepare.ts';
import { ownAddress } from './environment.ts';

/** What the operator needs to know, once, when everything serves. */
export function announcement(settings: Settings, staff: Staff | null, started: string): string {
  const { publicOrigin: site, host, mailboxPort, apiPort } = settings;
  const here = `http://${ownAddress(host)}`;
  return [
    `Undersigned is ready (${started}).`,
    '',
    `  Web site     ${site}`,
    `  Staff desk   ${site}/staff`,
    ...(settings.smtpUrl ? [] : [`  Mailbox      ${here}:${mailboxPort}`]),
    `  API          ${here}:${apiPort}/graphql`,
    '',
    ...signInLines(staff),
    ...(settings.rateLimits === 'off'
      ? ['  RATE_LIMITS is off: there are no limits per client address.']
      : []),
    '  Ctrl-C stops everything in order.',
    '',
  ].join('\n');
}

export function signInLines(staff: Staff | null): string[] {
  if (!staff) return [];
  if (!staff.password) return [`  Staff sign in as ${staff.email} with the password they have.`];
  return [
    `  Staff sign in as ${staff.email}`,
    `    with the password ${staff.password} (shown this once)`,
  ];
}
