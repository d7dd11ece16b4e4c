import { setTimeout as sleep } from 'node:timers/promises';
import { linkIn, mailTo } from './mailbox.ts';
import type { Site } from './site.ts';

const PETITION = 'go-further-and-faster';

/** Signs, and returns once it is acknowledged. */
export async function signOn(site: Site, email: string): Promise<void> {
  const input = { petition: PETITION, name: 'Suzie Okafor', email, country: 'GB' };
  const { signPetition } = await ask<{ signPetition: { nextStep: string } }>(
    site,
    'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }',
    { input },
  );
  if (signPetition.nextStep !== 'CHECK_YOUR_EMAIL') throw new Error(signPetition.nextStep);
}

/** Confirms by the mails that came, after as much time as a person needs to read the page. */
export async function confirmOn(site: Site, emails: string[]): Promise<void> {
  const shown = [];
  for (const email of emails) {
    const mail = await mailTo(site.mailboxUrl, email, 'Confirm your signature');
    const token = linkIn(mail, 'confirm').split('/').at(-1)!;
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

/** Asks for the link that is good for an hour, and erases by it. */
export async function eraseOn(site: Site, email: string): Promise<void> {
  await ask(
    site,
    'mutation ($input: RequestSignatureLinkInput!) { requestSignatureLink(input: $input) { nextStep } }',
    { input: { email, petition: PETITION } },
  );
  const mail = await mailTo(site.mailboxUrl, email, 'Your link to see and change your signature');
  const token = linkIn(mail, 'signature').split('/').at(-1)!;
  await ask(
    site,
    'mutation ($input: EraseSignatureInput!) { eraseSignature(input: $input) { erased } }',
    { input: { token } },
  );
}

export async function countOn(site: Site): Promise<{ total: number; confirmed: number }> {
  const response = await fetch(`${site.origin}/petitions/${PETITION}/count.json`);
  return response.json();
}

async function ask<Data>(site: Site, query: string, variables: unknown): Promise<Data> {
  const response = await fetch(`${site.apiUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
