import { describe, expect, test } from 'vitest';
import { actionWords } from './action-words.ts';
import { timesIn } from '../time/times-in.ts';
import { detailWords } from './detail-words.ts';
import { actorWords, subjectWords } from './subject-words.ts';

const RECORDED = { countries: [['UA', 'Ukraine']] as [string, string][], times: timesIn('UTC') };
const BATCH = '0b1f8f3e-1111-4222-8333-944455556666';

/** Each act that has details, as the API writes them. */
const DETAILS: [action: string, detail: string, words: string][] = [
  ['sign-in-by-password', 'Firefox on Linux', 'Firefox on Linux'],
  ['sign-in-by-passkey', 'Safari', 'Safari'],
  ['show-recovery-code', 'Firefox on Linux', 'Firefox on Linux'],
  ['add-app', 'Safari on iOS', 'Safari on iOS'],
  ['remove-app', 'Safari', 'Safari'],
  ['add-passkey', 'Edge on Windows', 'Edge on Windows'],
  ['remove-passkey', 'Edge on Windows', 'Edge on Windows'],
  ['renew-recovery-codes', 'Firefox', 'Firefox'],
  ['change-password', 'Chrome on Android', 'Chrome on Android'],
  ['invite-staff', 'CAMPAIGNER', 'campaigner'],
  ['accept-invitation', 'ADMIN', 'administrator'],
  ['change-role', 'CAMPAIGNER to EDITOR', 'campaigner before, editor now'],
  ['grant-staff', 'VIEWER', 'viewer'],
  ['grant-staff', 'VIEWER to ADMIN', 'viewer before, administrator now'],
  ['remove-staff', 'MODERATOR', 'moderator'],
  ['restore-staff', 'MODERATOR', 'moderator'],
  ['erase-person', 'signatures: 3', '3 signatures'],
  ['export-signatures', 'rows: 1200', '1,200 signatures'],
  [
    'add-offline-signatures',
    `195, collected on 2022-03-12, batch ${BATCH}`,
    '195, collected on 12 March 2022',
  ],
  [
    'undo-offline-signatures',
    `-195, collected on 2022-03-12, batch ${BATCH}`,
    '−195, collected on 12 March 2022',
  ],
  ['read-signatures', '50 signatures; all', '50 signatures; all'],
  [
    'read-signatures',
    '1 signatures; state HELD, country UA, heldBecause possible-duplicate',
    '1 signature; State: Held; Country: Ukraine; Why it was held: Same mailbox as another',
  ],
  ['read-signatures', '1 signatures; exactEmail', '1 signature; one address'],
  [
    'read-signatures',
    '9 signatures; emailDomain, ipRange',
    '9 signatures; one domain; one network',
  ],
  ['read-signatures', '9 signatures; domain, network', '9 signatures; one domain; one network'],
  [
    'read-signatures',
    '9 signatures; network 3f2a000000000000, from 2022-03-12T10:00:00.000Z',
    '9 signatures; one network; Signed from (UTC): 12 March 2022, 10:00',
  ],
  ['set-alert-mails', 'none', 'no mails'],
  ['set-alert-mails', 'none, by the link in a mail', 'no mails, by the link in one of them'],
  ['set-alert-mails', 'MILESTONE, TRAFFIC', 'Milestones; Unusual traffic'],
  ['set-alert-mails', 'CHANGE', 'Large changes of a count by staff'],
  ['decide-invalidation', '1 signatures', '1 signature'],
  ['reinstate-release', '1200 signatures', '1,200 signatures'],
];

test.each(DETAILS)('the details of %s, %j, are put into words', (action, detail, words) => {
  expect(detailWords(action, detail, RECORDED)).toBe(words);
});

test.each(DETAILS)('%s has words too', (action) => {
  expect(actionWords(action)).not.toBe(action);
});

test.each([
  ['later-act', 'of a later version'],
  ['change-role', 'GARDENER to ADMIN'],
  ['add-offline-signatures', 'otherwise'],
  ['set-alert-mails', 'MILESTONE, EARTHQUAKE'],
  ['constructor', 'nothing'],
])('what %s says that this version does not know stands as it is', (action, detail) => {
  expect(detailWords(action, detail, RECORDED)).toBe(detail);
});

test('no detail is no words', () => expect(detailWords('end-session', null, RECORDED)).toBe(''));

describe('whom or what it was done to', () => {
  const of = (subject: string, petition: string | null = null) =>
    subjectWords({ actor: 'edith@news.example', subject, petition });

  test.each([
    ['edith@news.example', ''],
    ['carla@news.example', 'carla@news.example'],
    ['one address', 'one address'],
    ['account 3f', 'an account that is gone'],
    [`invitation ${BATCH}`, 'an invitation that is over'],
    [`decision ${BATCH}`, 'a decision'],
  ])('%s', (subject, text) => expect(of(subject)).toEqual({ text }));

  test('a petition and a decision about it lead there', () => {
    expect(of('petition go-further', 'go-further')).toEqual({
      text: 'petition go-further',
      href: '/staff/petitions/go-further',
    });
    expect(of(`decision ${BATCH}`, 'go-further')).toEqual({
      text: 'a decision about go-further',
      href: `/staff/petitions/go-further/invalidations#${BATCH}`,
    });
  });

  test('whoever did it may be gone as well', () => {
    expect([actorWords('account 3f'), actorWords('operator'), actorWords('a@b.example')]).toEqual([
      ...['an account that is gone', 'operator, on the machine', 'a@b.example'],
    ]);
  });
});
