import {
  ConfirmationPromptDocument,
  ConfirmSignatureDocument,
  SignPetitionDocument,
  type ConfirmationPromptQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { clock } from '../src/platform/clock.ts';
import { anyAddress, from, type Answer, type World } from './world.ts';

export const PETITION = 'go-further-and-faster';

/** What Suzie sends; change what the test is about. */
export const suzie = {
  petition: PETITION,
  name: 'Suzie Example',
  email: 'suzie@example.org',
  country: 'GB',
};

type Submission = { [K in keyof typeof suzie]?: unknown } & Record<string, unknown>;

export function sign(
  world: World,
  changes: Submission = {},
  address = anyAddress(),
): Promise<Answer<unknown>> {
  return world.request(SignPetitionDocument, { input: { ...suzie, ...changes } }, from(address));
}

/** The newest link of this kind in the mails to this address. */
export function linkTo(
  world: World,
  email: string,
  page: 'confirm' | 'signature' | 'unsubscribe',
): string {
  const link = new RegExp(`https://news\\.example(?:/uk)?/${page}/([A-Za-z0-9_-]+)`);
  const mail = world.mailbox.mails.findLast((m) => m.to[0] === email && link.test(m.text));
  const token = link.exec(mail?.text ?? '')?.[1];
  if (!token) throw new Error(`no ${page} link was mailed to ${email}`);
  return token;
}

export async function prompt(world: World, token: string) {
  const answer = await world.request<ConfirmationPromptQuery>(ConfirmationPromptDocument, {
    token,
  });
  return answer.data?.confirmationPrompt ?? null;
}

/** Lets as much time pass as a person needs to read a page. */
export function readThePage(): void {
  pass(2_000);
}

/** Lets time pass for the process; the database has its own clock. */
export function pass(milliseconds: number): void {
  passed += milliseconds;
  clock.shift(passed);
}
let passed = 0;

/** Signs, gets the mail, opens the link and presses "Confirm my signature". */
export async function signAndConfirm(world: World, changes: Submission = {}): Promise<string> {
  await sign(world, changes);
  await world.deliver();
  const token = linkTo(world, String(changes.email ?? suzie.email), 'confirm');
  const shown = await prompt(world, token);
  readThePage();
  const answer = await world.request(ConfirmSignatureDocument, {
    input: { token, nonce: shown!.nonce },
  });
  if (answer.errors) throw new Error(answer.body);
  return token;
}

export type Counts = {
  pending: number;
  held: number;
  confirmed: number;
  withdrawn: number;
  countries: Record<string, number>;
  ledger: Record<string, number>;
};

/** The counts as they are kept. */
export async function counts(world: World): Promise<Counts> {
  const { rows } = await world.owner.query(`
    select coalesce(sum(pending), 0)::int as pending, coalesce(sum(held), 0)::int as held,
      coalesce(sum(confirmed), 0)::int as confirmed, coalesce(sum(withdrawn), 0)::int as withdrawn
    from petition_tallies`);
  const countries = await world.owner.query(
    'select country, confirmed from petition_country_tallies where confirmed <> 0',
  );
  const ledger = await world.owner.query(
    'select kind, sum(entries)::int as entries from ledger group by kind',
  );
  return {
    ...rows[0],
    countries: Object.fromEntries(countries.rows.map((row) => [row.country, row.confirmed])),
    ledger: Object.fromEntries(ledger.rows.map((row) => [row.kind, row.entries])),
  };
}

/** The same counts, made from the signatures themselves. */
export async function recounted(world: World): Promise<Omit<Counts, 'ledger'>> {
  const { rows } = await world.owner.query(`
    select count(*) filter (where state = 'PENDING')::int as pending,
      count(*) filter (where state = 'HELD')::int as held,
      count(*) filter (where state = 'CONFIRMED')::int as confirmed,
      count(*) filter (where state = 'WITHDRAWN')::int as withdrawn
    from signatures`);
  const countries = await world.owner.query(
    `select country, count(*)::int as confirmed from signatures where state = 'CONFIRMED' group by country`,
  );
  return {
    ...rows[0],
    countries: Object.fromEntries(countries.rows.map((row) => [row.country, row.confirmed])),
  };
}
