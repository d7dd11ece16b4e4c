import { worksOnSignatures } from '@undersigned/shared/accounts/staff-role.ts';
import type { Alert } from '../../alerts/alert.entity.ts';
import type { ReadEntry } from '../../integrity/large-change.service.ts';
import type { StaffRole } from '../staff-role.ts';

/** What an alert says about a changed count, by the entry that says most of it, to whoever has this role. */
export function changeOf({ figure, others }: Alert, entry: ReadEntry, role: StaffRole) {
  const { kind, reason, approverRole, batchId } = entry;
  const isDecision = kind !== 'offline' && worksOnSignatures(role);
  return {
    ...{ kind, reason, role: entry.role, approverRole, others: others ?? 0 },
    change: Math.sign(entry.change) * figure,
    decision: isDecision ? batchId : null,
  };
}
