import { listProposed, rightsOver } from '../../decisions/decision-reading.service.ts';
import type { PetitionEntity } from '../../petitions/petition.entity.ts';
import { listPetitions } from '../../petitions/petition.service.ts';
import { requirePetition } from '../signatures/signature-reading.service.ts';
import type { StaffContext } from '../staff-access.ts';
import { COUNT_FLAGS } from './petition-needs.queries.ts';

export type PetitionNeeds = Record<'decisions' | 'decisionsForViewer' | 'trafficFlags', number> & {
  /** Its slug. */
  petition: string;
};

/** More than ever wait at once. */
const PROPOSED_MAX = 1_000;

/** What needs a person, of one petition or of all: two statements, however many signatures there are. */
export async function readNeeds(
  context: StaffContext,
  slug: string | null,
): Promise<PetitionNeeds[]> {
  const { db, viewer } = context;
  const petitions =
    slug === null ? await listPetitions(db) : [await requirePetition(context, slug)];
  const [flags, proposed] = await Promise.all([
    countFlags(context, petitions),
    listProposed(db, PROPOSED_MAX),
  ]);
  return petitions.map(({ id, slug: petition }) => {
    const own = proposed.filter(({ petitionId }) => petitionId === id);
    const forViewer = own.filter((decision) => rightsOver(decision, viewer).mayApprove);
    const [decisions, decisionsForViewer] = [own.length, forViewer.length];
    return { petition, decisions, decisionsForViewer, trafficFlags: flags.get(id) ?? 0 };
  });
}

async function countFlags({ db }: StaffContext, petitions: PetitionEntity[]) {
  const rows: { petitionId: string; flags: number }[] = await db.query(COUNT_FLAGS, [
    petitions.map(({ id }) => id),
  ]);
  return new Map(rows.map(({ petitionId, flags }) => [petitionId, flags]));
}
