import { DECISION_ALONE_WINDOW_HOURS } from '@undersigned/shared/limits.ts';
import type { PoolClient } from 'pg';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { takeTurn } from './deciding-once.service.ts';
import { COUNT_DECIDED_ALONE } from './decision.queries.ts';
import { type Decider, isNewcomer, needsSecondPerson } from './decision.rules.ts';

type Ask = (text: string, values: unknown[]) => Promise<unknown>;
type Who = Decider & { petitionId: string };

/**
 * How many signatures of a petition an account has decided about alone within a day. Whoever goes by it
 * has taken their turn: two who look at once would both find room.
 */
export async function countDecidedAlone(ask: Ask, who: Who): Promise<number> {
  const { petitionId, accountId } = who;
  const values = [petitionId, accountId, DECISION_ALONE_WINDOW_HOURS, isNewcomer(who)];
  const [row] = (await ask(COUNT_DECIDED_ALONE, values)) as [{ count: number }];
  return row.count;
}

/** What a page says before it is decided; where others decide meanwhile, deciding says otherwise. */
export async function wouldNeedSecondPerson(db: Db, who: Who, count: number): Promise<boolean> {
  const ask: Ask = (text, values) => db.query(text, values);
  return needsSecondPerson((await countDecidedAlone(ask, who)) + count);
}

/** Nobody else is asked about single ones: who decided about that many goes on tomorrow, or by a filter. */
export async function requireRoom(client: PoolClient, who: Who, count: number): Promise<void> {
  await takeTurn(client, who.petitionId);
  const ask: Ask = async (text, values) => (await client.query(text, values)).rows;
  if (!needsSecondPerson((await countDecidedAlone(ask, who)) + count)) return;
  throw new UserError('RATE_LIMITED', { retryAfterSeconds: DECISION_ALONE_WINDOW_HOURS * 3600 });
}
