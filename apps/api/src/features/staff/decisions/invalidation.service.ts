import {
  invalidateSignaturesSchema,
  invalidationCriteriaSchema,
} from '@undersigned/shared/staff/decision.schema.ts';
import { InputError } from '../../../platform/errors.ts';
import { requireValid } from '../../../platform/input.ts';
import type { DecisionRow } from '../../decisions/decision.entity.ts';
import { wouldNeedSecondPerson } from '../../decisions/decided-alone.service.ts';
import { previewDecision } from '../../decisions/decision-reading.service.ts';
import { decide, reinstateDecision } from '../../decisions/decision.service.ts';
import { criteriaOf, type SignatureCriteria } from '../../signatures/signature-decision.service.ts';
import { deciding } from './deciding.ts';
import { requireFreshFactor } from '../fresh-factor.ts';
import { requirePetition } from '../signatures/signature-reading.service.ts';
import type { StaffContext } from '../staff-access.ts';

type Preview = Record<'confirmed' | 'pending' | 'total', number> & {
  needsSecondPerson: boolean;
  petitionId: string;
  criteria: SignatureCriteria;
};

export async function previewInvalidation(context: StaffContext, raw: unknown): Promise<Preview> {
  const { petitionId, criteria } = await requireCriteria(context, raw, ['input']);
  const { total, confirmed } = await previewDecision(
    context.db,
    'INVALIDATION',
    petitionId,
    criteria,
  );
  const who = { ...context.viewer, petitionId };
  return {
    total,
    confirmed,
    pending: total - confirmed,
    needsSecondPerson: await wouldNeedSecondPerson(context.db, who, total),
    petitionId,
    criteria,
  };
}

export async function invalidateSignatures(
  context: StaffContext,
  raw: unknown,
): Promise<DecisionRow> {
  const input = requireValid(invalidateSignaturesSchema, raw);
  const asked = await requireCriteria(context, input.criteria, ['input', 'criteria']);
  requireFreshFactor(context);
  const { reason, expectedTotal: expected, replaces } = input;
  return decide(deciding(context), { ...asked, kind: 'INVALIDATION', reason, expected, replaces });
}

export async function reinstateSignatures(
  context: StaffContext,
  id: string,
  expected: number | null,
): Promise<DecisionRow> {
  requireFreshFactor(context);
  return reinstateDecision(deciding(context), id, expected);
}

/** Throws BAD_USER_INPUT where nothing is named. What is named may fit all signatures, as a time does: the size says so. */
async function requireCriteria(context: StaffContext, raw: unknown, path: string[]) {
  const { petition: slug, ...filter } = requireValid(invalidationCriteriaSchema, raw, path);
  if (Object.keys(filter).length === 0) throw new InputError([{ path, code: 'REQUIRED' }]);
  const criteria = criteriaOf(context.keyring, filter, path);
  const { id: petitionId } = await requirePetition(context, slug);
  return { petitionId, criteria };
}
