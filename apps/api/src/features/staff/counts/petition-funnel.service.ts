import type { Db } from '../../../platform/db.ts';
import { InputError, UserError } from '../../../platform/errors.ts';
import { joined, oneByOne } from '../../../platform/joined.ts';
import { countDonationClicks } from '../../donations/donation-click.service.ts';
import { sumSteps } from '../../funnel/step.service.ts';
import { findPetition } from '../../petitions/petition.service.ts';
import { READ_SIGNED } from './petition-funnel.queries.ts';
import { funnelRangeProblems, wholeMinutes, type FunnelRange } from './petition-funnel.rules.ts';

type Step = 'seen' | 'begun' | 'signed' | 'mailed' | 'confirmed' | 'shared' | 'donationsFollowed';
export type PetitionFunnel = Record<Step, number> & { petition: string; asOf: Date };

/** How far people came. Its cost goes by the minutes in which anything happened, not by the signatures. */
export async function requirePetitionFunnel(
  db: Db,
  petition: string,
  range: FunnelRange,
): Promise<PetitionFunnel> {
  const problems = funnelRangeProblems(range);
  if (problems.length > 0) throw new InputError(problems);
  // Whoever else asks for the same minutes is answered with it.
  const question = JSON.stringify({ petition, ...wholeMinutes(range) });
  const funnel = await joined(db, funnelOf, question);
  if (!funnel) throw new UserError('NOT_FOUND');
  return funnel;
}

const funnelOf = oneByOne(async (db: Db, question: string): Promise<PetitionFunnel | null> => {
  const { petition: slug, from, to } = JSON.parse(question) as Question;
  const petition = await findPetition({ db }, slug);
  if (!petition) return null;
  const range = { from: dateOf(from), to: dateOf(to) };
  // One snapshot: no step has more than the one before it only because it was read later.
  return db.transaction('REPEATABLE READ', async (tx) => {
    const [signed] = await tx.query(READ_SIGNED, [petition.id, range.from, range.to]);
    const steps = await sumSteps(tx, petition.id, range);
    const donationsFollowed = await countDonationClicks(tx, petition.campaignId, range);
    return { petition: slug, ...signed, ...steps, donationsFollowed };
  });
});

/** As JSON keeps it. */
type Question = { petition: string; from: string | null; to: string | null };

const dateOf = (text: string | null) => (text === null ? null : new Date(text));
