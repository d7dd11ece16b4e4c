import { decideHeldSchema, heldFilterSchema } from '@undersigned/shared/staff/decision.schema.ts';
import { InputError } from '../../../platform/errors.ts';
import { requireValid } from '../../../platform/input.ts';
import type { DecisionRow } from '../../decisions/decision.entity.ts';
import { wouldNeedSecondPerson } from '../../decisions/decided-alone.service.ts';
import { decideAbout } from '../../decisions/decision-picking.service.ts';
import { decide } from '../../decisions/decision.service.ts';
import {
  countHeld,
  criteriaOf,
  openSignatureName,
} from '../../signatures/signature-decision.service.ts';
import { deciding } from '../decisions/deciding.ts';
import { requireFreshFactor } from '../fresh-factor.ts';
import { requirePetition } from './signature-reading.service.ts';
import type { StaffContext } from '../staff-access.ts';

/** Releases or refuses held signatures: some by their ids, or all that a filter finds. */
export async function decideHeld(
  context: StaffContext,
  kind: 'RELEASE' | 'REFUSAL',
  raw: unknown,
): Promise<DecisionRow> {
  const { petition, reason, ids, filter, expectedTotal } = requireValid(decideHeldSchema, raw);
  if ((ids === undefined) === (filter === undefined))
    throw new InputError([{ path: ['input', 'ids'], code: 'REQUIRED' }]);
  const { id: petitionId } = await requirePetition(context, petition);
  requireFreshFactor(context);
  const proposal = { petitionId, kind, reason };
  if (ids) {
    const picked = contactsOf(context, petitionId, ids);
    return decideAbout(deciding(context), { ...proposal, expected: expectedTotal }, picked);
  }
  if (expectedTotal === undefined)
    throw new InputError([{ path: ['input', 'expectedTotal'], code: 'REQUIRED' }]);
  const criteria = heldCriteria(context, filter, ['input', 'filter']);
  return decide(deciding(context), { ...proposal, criteria, expected: expectedTotal });
}

/** How many held signatures a filter finds, confirmed by their owners or not, and whether one person may decide about them. */
export async function previewHeld(
  context: StaffContext,
  slug: string,
  filter: unknown,
): Promise<{ total: number; confirmed: number; needsSecondPerson: boolean }> {
  const { id: petitionId } = await requirePetition(context, slug);
  const criteria = heldCriteria(context, filter ?? {}, ['filter']);
  const { count: total, confirmed } = await countHeld(context.db, petitionId, criteria);
  const who = { ...context.viewer, petitionId };
  const needsSecondPerson = await wouldNeedSecondPerson(context.db, who, total);
  return { total, confirmed, needsSecondPerson };
}

function heldCriteria(context: StaffContext, filter: unknown, path: string[]) {
  const asked = requireValid(heldFilterSchema, filter, path);
  return criteriaOf(context.keyring, { ...asked, state: 'HELD' }, path);
}

function contactsOf(context: StaffContext, petitionId: string, ids: string[]): string[] {
  return ids.map((id, i) => {
    const contactId = openSignatureName(context.keyring, petitionId, id);
    if (contactId) return contactId;
    throw new InputError([{ path: ['input', 'ids', String(i)], code: 'TOKEN_INVALID' }]);
  });
}
