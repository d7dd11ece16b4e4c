import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { expect } from 'vitest';
import { READER } from '../../../apps/api/test/giving.ts';
import { cookieFrom } from '../../../apps/api/test/staff.ts';
import {
  ConfirmationPromptDocument,
  ConfirmSignatureDocument,
  DisownSignatureDocument,
  OwnSignatureDocument,
  SignPetitionDocument,
  WithdrawSignatureDocument,
} from '../../../packages/shared/src/generated/public/graphql.ts';
import { until } from '../../support/processes.ts';
import type { Site } from '../../support/site.ts';
import { headersOf, PEOPLE, personOf } from './canary-people.ts';

/** A site on which they live, and what was answered and mailed to them there. */
export type Life = {
  site: Site;
  owner: pg.Pool;
  bodies: string[];
  tokens: Set<string>;
};

type Posted = { status: number; body: string };
type Mail = { text: string; to: { address: string }[] };

async function post(
  { site }: Life,
  i: number,
  document: unknown,
  variables: unknown,
): Promise<Posted> {
  const response = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(i) },
    body: JSON.stringify({ query: String(document), variables }),
  });
  return { status: response.status, body: await response.text() };
}

async function inParallel(work: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < PEOPLE) await work(next++);
  };
  await Promise.all(Array.from({ length: 10 }, lane));
}

/** Everything that five hundred people can do here, and much that they should not. */
export async function live(life: Life): Promise<void> {
  const { site, bodies, tokens } = life;
  await inParallel(async (i) => {
    const input = { petition: 'go-further-and-faster', ...personOf(i) };
    if (i % 10 === 0) await signByForm(life, i);
    else bodies.push((await post(life, i, SignPetitionDocument, { input })).body);
    if (i % 25 === 0) await sayItInTheWrongPlace(life, i);
  });
  const links = tokensIn(await mailsOnce(life, PEOPLE), 'confirm');
  const nonces = new Map<string, string>();
  await inParallel(async (i) => {
    const token = links.get(personOf(i).email)!;
    const shown = JSON.parse((await post(life, i, ConfirmationPromptDocument, { token })).body);
    nonces.set(token, shown.data.confirmationPrompt.nonce);
  });
  await sleep(1_000);
  await inParallel(async (i) => {
    const token = links.get(personOf(i).email)!;
    const input = { token, nonce: nonces.get(token) };
    const document = i % 50 === 1 ? DisownSignatureDocument : ConfirmSignatureDocument;
    bodies.push((await post(life, i, document, { input })).body);
    if (i % 50 === 2) await fetch(`${site.origin}/unsubscribe/${token}`, { method: 'POST' });
    await fetch(`${site.origin}/confirm/${token}/signed`, { headers: headersOf(i) });
  });
  const mails = await mailsOnce(life, PEOPLE + 400);
  const own = tokensIn(mails, 'signature');
  for (const [i, token] of [...own.values()].slice(0, 20).entries()) {
    bodies.push((await post(life, i, OwnSignatureDocument, { token })).body);
    bodies.push((await post(life, i, WithdrawSignatureDocument, { input: { token } })).body);
  }
  await lookAsStaff(life);
  for (const token of [...nonces.values(), ...tokensIn(mails, 'unsubscribe').values()])
    tokens.add(token);
  for (const token of [...links.values(), ...own.values()]) tokens.add(token);
}

async function signByForm({ site }: Life, i: number): Promise<void> {
  const form = new URLSearchParams(personOf(i));
  const answer = await fetch(`${site.origin}/petitions/go-further-and-faster?/sign`, {
    method: 'POST',
    headers: { origin: site.origin, ...headersOf(i) },
    body: form,
  });
  await answer.text();
  expect(answer.status).toBe(200);
}

async function sayItInTheWrongPlace(life: Life, i: number): Promise<void> {
  const { site, bodies } = life;
  const { name, email } = personOf(i);
  const bad = {
    petition: email,
    name: { name },
    email: [email],
    country: name,
    postcode: name,
    [email]: 1,
  };
  bodies.push((await post(life, i, SignPetitionDocument, { input: bad })).body);
  bodies.push(
    (await post(life, i, `{ petition(slug: "${email}") { ${name.replaceAll(' ', '_')} } }`, {}))
      .body,
  );
  const at = encodeURIComponent(email);
  const pages = [
    `/${at}`,
    `/go/${at}`,
    `/unsubscribe/${at}`,
    `/confirm/${at}`,
    `/petitions/${at}`,
    `/?source=${at}`,
    `/staff/${at}`,
  ];
  for (const path of pages) {
    const headers = {
      ...headersOf(i),
      referer: `${site.origin}/${at}`,
      'user-agent': email,
      'x-request-id': email,
    };
    for (const origin of [site.origin, site.apiUrl]) {
      bodies.push(await (await fetch(origin + path, { headers })).text());
    }
  }
  const agent = `${READER} ${name}`;
  const given = await fetch(`${site.origin}/go/gofundme?source=${at}`, {
    redirect: 'manual',
    headers: { ...headersOf(i), 'user-agent': agent, referer: `${site.origin}/${at}` },
  });
  expect(given.status).toBe(303);
  const signIn = await fetch(`${site.origin}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(i) },
    body: JSON.stringify({ email, password: 'hunter2-canary-password' }),
  });
  bodies.push(await signIn.text());
}

/** What staff see of it all while it happens. */
async function lookAsStaff({ site, bodies, tokens }: Life): Promise<void> {
  const signIn = await fetch(`${site.origin}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(0) },
    body: JSON.stringify(site.staff),
  });
  const cookie = cookieFrom(signIn);
  const { email } = personOf(0);
  const ours = '/staff/petitions/go-further-and-faster';
  for (const path of ['/staff', ours, `${ours}?range=${email}`, `/staff/petitions/${email}`]) {
    const page = await fetch(site.origin + path, { headers: { cookie, ...headersOf(0) } });
    expect([path, page.status]).toEqual([path, path.startsWith('/staff/petitions/c') ? 404 : 200]);
    bodies.push(await page.text());
  }
  for (const token of cookie.match(/[\w-]{20,}/g) ?? []) tokens.add(token);
}

/** All mails, once so many have gone out. */
async function mailsOnce({ site, owner }: Life, count: number): Promise<Mail[]> {
  const sent = 'select count(*)::int as sent from deliveries where sent_at is not null';
  await until(async () => (await owner.query(sent)).rows[0].sent >= count, 120);
  return (await (await fetch(`${site.mailboxUrl}/api/email`)).json()) as Mail[];
}

function tokensIn(
  mails: Mail[],
  page: 'confirm' | 'signature' | 'unsubscribe',
): Map<string, string> {
  const link = new RegExp(`/${page}/([\\w-]+)`);
  return new Map(
    mails.flatMap(({ text, to }) => {
      const token = link.exec(text)?.[1];
      return token ? [[to[0]!.address, token] as const] : [];
    }),
  );
}
