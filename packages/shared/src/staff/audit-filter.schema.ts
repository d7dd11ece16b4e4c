import * as v from 'valibot';
import { field } from '../field.ts';
import { accept, refuse, type Parsed } from '../parsed.ts';
import { parseSlug } from '../slug.ts';
import { AUDIT_ACTIONS } from './audit-actions.ts';
import { moment } from './moment.ts';

/** What entries of the audit log may have in common. */
export const auditFilterSchema = v.strictObject({
  actor: v.optional(field(parseActor)),
  actions: v.optional(
    v.pipe(
      v.array(v.string()),
      // The whole list, not each: of a list without end there is one answer.
      v.rawTransform(({ dataset, addIssue, NEVER }): string[] => {
        const actions = [...new Set(dataset.value)];
        const isKnown = actions.every((action) => KNOWN.has(action));
        if (isKnown && actions.length > 0) return actions;
        addIssue({ message: isKnown ? 'OUT_OF_RANGE' : 'WRONG_TYPE' });
        return NEVER;
      }),
    ),
  ),
  petition: v.optional(field(parseSlug)),
  from: v.optional(moment()),
  to: v.optional(moment()),
});

export type AuditFilter = v.InferOutput<typeof auditFilterSchema>;

const KNOWN: ReadonlySet<string> = new Set(Object.values(AUDIT_ACTIONS).flat());

/** The id of an account, or the operator. */
function parseActor(raw: string): Parsed<string> {
  return /^[A-Za-z0-9_-]{1,64}$/.test(raw) ? accept(raw) : refuse('TOKEN_INVALID');
}
