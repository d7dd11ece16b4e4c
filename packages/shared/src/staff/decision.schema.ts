import * as v from 'valibot';
import { field, numberField } from '../field.ts';
import { parseReason } from '../integrity/reason.ts';
import { accept, refuse, type Parsed } from '../parsed.ts';
import { parseSlug } from '../slug.ts';
import { signatureCriteria } from './signature-criteria.schema.ts';
import { signatureFilterSchema } from './signature-filter.schema.ts';

/** At least one, and no more than a page shows. */
const IDS_MAX = 100;

/** How many staff were told it would be. */
function parseTotal(raw: number): Parsed<number> {
  return raw >= 1 ? accept(raw) : refuse('OUT_OF_RANGE');
}

export const invalidationCriteriaSchema = v.strictObject({
  petition: field(parseSlug),
  ...signatureCriteria,
});

/** What stands in `criteria` is checked by itself. */
export const invalidateSignaturesSchema = v.strictObject({
  criteria: v.unknown(),
  reason: field(parseReason),
  expectedTotal: numberField(parseTotal),
  replaces: v.optional(v.string()),
});

export const decideHeldSchema = v.strictObject({
  petition: field(parseSlug),
  reason: field(parseReason),
  ids: v.optional(
    v.pipe(
      v.array(v.string()),
      v.rawTransform(({ dataset, addIssue, NEVER }): string[] => {
        const ids = [...new Set(dataset.value)];
        if (ids.length >= 1 && ids.length <= IDS_MAX) return ids;
        addIssue({ message: 'OUT_OF_RANGE' });
        return NEVER;
      }),
    ),
  ),
  filter: v.optional(v.unknown()),
  expectedTotal: v.optional(numberField(parseTotal)),
});

/** A whole address names one signature, which is decided about by its id. */
const { exactEmail: _exactEmail, ...heldFilter } = signatureFilterSchema.entries;
export const heldFilterSchema = v.strictObject(heldFilter);
