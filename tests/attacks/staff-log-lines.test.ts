import { afterAll, beforeAll, expect, test } from 'vitest';
import { Authenticator } from '../../apps/api/test/authenticator.ts';
import { desk } from '../../apps/api/test/deciding.ts';
import { accept, invitationTo, peopleBy } from '../../apps/api/test/people.ts';
import { addPasskey, signInByPasskey } from '../../apps/api/test/passkey.ts';
import { codeStep, passwordStep, setUpApp } from '../../apps/api/test/second-factor.ts';
import { PETITION, signAndConfirm } from '../../apps/api/test/signing.ts';
import { holds } from '../../apps/api/test/stored-text.ts';
import { cookieFrom, PASSWORD, postTo, signedInAs, signIn } from '../../apps/api/test/staff.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';

const SIGNER = { email: 'quill@ottersby.example', name: 'Quillfeather Ottersby' };
const INVITED = 'cara@kestrelfeather.example';

const lines: string[] = [];
let world: World;
beforeAll(async () => {
  const keep = { write: (line: string) => lines.push(line) };
  world = await createWorld({ LOG_LEVEL: 'trace', RATE_LIMITS: 'off' }, keep);
});
afterAll(() => world.close());

test('row 89: what staff do, and what they are refused, writes nobody into the log', async () => {
  const staff = await signedInAs(world, 'ADMIN', { factor: false });
  const { cookie, email } = staff;
  const { secret, recoveryCodes } = await setUpApp(world, cookie);
  const people = peopleBy(
    () => world,
    () => cookie,
  );
  await signIn(world, { email, password: 'a wrong password' });
  await signIn(world, { email: 'stranger@ottersby.example', password: 'a wrong password' });
  const begun = await passwordStep(world, email);
  await codeStep(world, begun, 'wrong-codes');
  const second = cookieFrom(await codeStep(world, begun, recoveryCodes[0]));
  const passkey = new Authenticator('https://news.example');
  await addPasskey(world, cookie, passkey, { name: 'Quill key' });
  await signInByPasskey(world, passkey);
  await people.invite(INVITED, 'CAMPAIGNER');
  const token = await invitationTo(world, INVITED);
  await accept(world, token, 'short');
  await accept(world, token, 'a password of hers');
  await accept(world, token, 'a password of hers');
  await signAndConfirm(world, SIGNER);
  const { ask, preview, invalidate } = desk(world, cookie);
  const list = `query ($filter: StaffSignatureFilter) {
    signatures(petition: "${PETITION}", filter: $filter) { edges { node { id name maskedEmail } } } }`;
  for (const exactEmail of [SIGNER.email, `${SIGNER.email}\u0000`]) {
    expect((await ask(list, { filter: { exactEmail } })).status).toBeLessThan(500);
  }
  await preview({ emailDomain: 'ottersby.example', ipRange: '20.0.0.0/24' });
  await invalidate({ emailDomain: 'ottersby.example' }, 1, `Asked for by ${SIGNER.name}`);
  await world.owner.query('alter table audit_entries rename column detail to gone');
  try {
    await ask(list, { filter: { exactEmail: SIGNER.email } });
    await signIn(world, { email, password: PASSWORD });
    await people.invite('another@kestrelfeather.example', 'VIEWER');
  } finally {
    await world.owner.query('alter table audit_entries rename column gone to detail');
  }
  await postTo(world, '/auth/sign-out', {}, { cookie: second });
  const values = [cookie, second, begun].flatMap((header) => header.match(/[\w%-]{20,}/g) ?? []);
  const words = [
    ...[email, 'stranger@ottersby', INVITED, 'another@', SIGNER.email, SIGNER.name, 'ottersby'],
    ...[PASSWORD, 'a wrong password', 'a password of hers', 'Quill key', token, secret],
    ...[...recoveryCodes, ...values],
  ];
  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(20);
  expect(log).toContain('"level":50');
  expect(words.filter((word) => holds(log, [word]))).toEqual([]);
  const { rows } = await world.owner.query('select a::text as entry from audit_entries a');
  const kept = rows.map(({ entry }) => entry).join('\n');
  expect(words.filter((word) => holds(kept, [word]))).toEqual([]);
});
