import {
  signatureFilterSchema,
  type SignatureFilter,
} from '@undersigned/shared/staff/signature-filter.schema.ts';
import { accountInAudit, noteInAudit } from '../../../platform/audit.ts';
import { UserError } from '../../../platform/errors.ts';
import { requireValid } from '../../../platform/input.ts';
import { requireFirst } from '../../../platform/page.ts';
import type { PetitionEntity } from '../../petitions/petition.entity.ts';
import { findPetition } from '../../petitions/petition.service.ts';
import {
  criteriaOf,
  findSignaturePage,
  type SignaturePage,
} from '../../signatures/signature-list.service.ts';
import type { StaffContext } from '../staff-access.ts';

/** A page of signatures; whoever reads it is noted, with what was asked for. */
export async function readSignatures(
  context: StaffContext,
  slug: string,
  raw: unknown,
  page: { first: number; after: string | null },
): Promise<SignaturePage> {
  const filter = requireValid(signatureFilterSchema, raw ?? {}, 'filter');
  requireFirst(page.first);
  const criteria = criteriaOf(context.keyring, filter, ['filter']);
  const petition = await requirePetition(context, slug);
  const found = await findSignaturePage(context, petition.id, criteria, page);
  await noteInAudit(context.db, {
    actor: accountInAudit(context.viewer.accountId),
    action: 'read-signatures',
    subject: `petition ${petition.slug}`,
    detail: `${found.edges.length} signatures; ${describe(filter)}`,
  });
  return found;
}

export async function requirePetition(
  context: StaffContext,
  slug: string,
): Promise<PetitionEntity> {
  const petition = await findPetition(context, slug);
  if (!petition) throw new UserError('NOT_FOUND');
  return petition;
}

/**
 * What may lead to one person is named and not told: the audit log is kept for ever. Not the names of tags
 * either, by which all who came from one network would be found long after the network is forgotten.
 */
const NOT_TOLD: (keyof SignatureFilter)[] = [
  ...(['exactEmail', 'emailDomain', 'domain', 'ipRange', 'network'] as const),
];

function describe(filter: SignatureFilter): string {
  const told = Object.entries(filter).map(([name, value]) => {
    if (NOT_TOLD.includes(name as keyof SignatureFilter)) return name;
    return `${name} ${value instanceof Date ? value.toISOString() : String(value)}`;
  });
  return told.join(', ') || 'all';
}
