import { setTimeout as sleep } from 'node:timers/promises';
import type { Locale } from '../../packages/shared/src/locales.ts';
import { linkIn, mailTo } from './mailbox.ts';
import type { Site } from './site.ts';
import { wordIn } from './words.ts';

type Asked = Pick<Site, 'apiUrl' | 'mailboxUrl'>;
export type Where = { petition?: string; locale?: Locale };

const PETITION = 'go-further-and-faster';

/** Signs, and returns once it is acknowledged. */
export async function signOn(
  site: Asked,
  email: string,
  { petition = PETITION, locale = 'en', ...others }: Where & { display?: string } = {},
): Promise<void> {
  const input = { petition, name: 'Suzie Okafor', email, country: 'GB', locale, ...others };
  const { signPetition } = await ask<{ signPetition: { nextStep: string } }>(
    site,
    'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }',
    { input },
  );
  if (signPetition.nextStep !== 'CHECK_YOUR_EMAIL') throw new Error(signPetition.nextStep);
}

/** The link to confirm by, once its mail has come. */
export async function confirmLinkOf(site: Asked, email: string, locale: Locale = 'en') {
  const subject = wordIn(locale, 'mail_confirm_subject');
  return linkIn(await mailTo(site.mailboxUrl, email, subject), 'confirm');
}

/** Confirms by the mails that came, after as much time as a person needs to read the page. */
export async function confirmOn(
  site: Asked,
  emails: string[],
  locale: Locale = 'en',
): Promise<void> {
  const shown = [];
  for (const email of emails) {
    const token = tokenOf(await confirmLinkOf(site, email, locale));
    const { confirmationPrompt } = await ask<{ confirmationPrompt: { nonce: string } }>(
      site,
      'query ($token: String!) { confirmationPrompt(token: $token) { nonce } }',
      { token },
    );
    shown.push({ token, nonce: confirmationPrompt.nonce });
  }
  await sleep(1_100);
  for (const input of shown) {
    await ask(
      site,
      'mutation ($input: ConfirmSignatureInput!) { confirmSignature(input: $input) { petition { slug } } }',
      { input },
    );
  }
}

/** The lasting link of a thank-you mail, once it has come. */
export async function lastingLinkOf(site: Asked, email: string, locale: Locale = 'en') {
  const subject = wordIn(locale, 'mail_thanks_subject');
  return linkIn(await mailTo(site.mailboxUrl, email, subject), 'signature');
}

/** Asks for the link that is good for an hour, and waits for it. */
export async function hourLinkOf(
  site: Asked,
  email: string,
  { petition = PETITION, locale = 'en' }: Where = {},
): Promise<string> {
  await ask(
    site,
    'mutation ($input: RequestSignatureLinkInput!) { requestSignatureLink(input: $input) { nextStep } }',
    { input: { email, petition } },
  );
  const subject = wordIn(locale, 'mail_link_subject');
  return linkIn(await mailTo(site.mailboxUrl, email, subject), 'signature');
}

export async function withdrawOn(site: Asked, lastingLink: string): Promise<void> {
  await ask(
    site,
    'mutation ($input: WithdrawSignatureInput!) { withdrawSignature(input: $input) { petition { slug } } }',
    { input: { token: tokenOf(lastingLink) } },
  );
}

/** Asks for the link that is good for an hour, and erases by it. */
export async function eraseOn(site: Asked, email: string): Promise<void> {
  const token = tokenOf(await hourLinkOf(site, email));
  await ask(
    site,
    'mutation ($input: EraseSignatureInput!) { eraseSignature(input: $input) { erased } }',
    { input: { token } },
  );
}

export async function countOn(
  site: Pick<Site, 'origin'>,
): Promise<{ total: number; confirmed: number }> {
  const response = await fetch(`${site.origin}/petitions/${PETITION}/count.json`);
  return response.json();
}

export function tokenOf(link: string): string {
  return link.split('/').at(-1)!;
}

async function ask<Data>(site: Asked, query: string, variables: unknown): Promise<Data> {
  const response = await fetch(`${site.apiUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
