import { inject } from 'vitest';
import { SignPetitionDocument } from '../../../packages/shared/src/generated/public/graphql.ts';
import { linkIn, mailTo } from '../../support/mailbox.ts';

let next = 0;

/** Somebody else, somewhere else: limits of one test are not another's. */
export function fromElsewhere(): Record<string, string> {
  next += 1;
  return { 'x-forwarded-for': `${100 + (process.pid % 90)}.${(next >> 8) & 255}.${next & 255}.9` };
}

export type Answered = {
  status: number;
  body: string;
  data: Record<string, Record<string, unknown> | null> | null;
};

/** Asks the API through the web site, as a stranger's program would. */
export async function askSite(
  document: { toString(): string },
  variables: unknown,
): Promise<Answered> {
  const response = await fetch(`${inject('besieged').origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...fromElsewhere() },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const body = await response.text();
  return { status: response.status, body, data: JSON.parse(body).data };
}

/** The confirmation link that somebody gets who signs. */
export async function linkAfterSigning(
  email: string,
  name = 'Suzie Example',
  petition = 'go-further-and-faster',
): Promise<string> {
  const input = { petition, name, email, country: 'GB' };
  const { status, body } = await askSite(SignPetitionDocument, { input });
  if (status !== 200) throw new Error(body);
  return linkIn(
    await mailTo(inject('besieged').mailboxUrl, email, 'Confirm your signature'),
    'confirm',
  );
}

export const tokenOf = (link: string): string => link.split('/').at(-1)!;

/** How many have signed it, with nothing kept anywhere in between. */
export async function confirmedCount(slug: string): Promise<number> {
  const { data } = await askSite(
    'query ($slug: String!) { petition(slug: $slug) { tally { confirmed } } }',
    { slug },
  );
  return (data!.petition!.tally as { confirmed: number }).confirmed;
}
