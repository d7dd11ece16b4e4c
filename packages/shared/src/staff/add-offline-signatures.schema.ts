import * as v from 'valibot';
import { field, numberField } from '../field.ts';
import { parseIdempotencyKey } from '../idempotency-key.ts';
import { parseReason } from '../integrity/reason.ts';
import { OFFLINE_BATCH_MAX_SIGNATURES } from '../limits.ts';
import { accept, refuse, type Parsed } from '../parsed.ts';
import { parsePastDay } from '../past-day.ts';
import { parseSlug } from '../slug.ts';

/** `today` as 2022-03-16: nobody can have collected signatures later. */
export const addOfflineSignaturesSchema = (today: string) =>
  v.strictObject({
    petition: field(parseSlug),
    count: numberField(parseCount),
    note: field(parseReason),
    collectedOn: field((raw) => parsePastDay(raw, today)),
    takeOff: v.optional(v.boolean(), false),
    idempotencyKey: field(parseIdempotencyKey),
  });

export type AddOfflineSignatures = v.InferOutput<ReturnType<typeof addOfflineSignaturesSchema>>;

function parseCount(raw: number): Parsed<number> {
  const fits = Number.isInteger(raw) && raw >= 1 && raw <= OFFLINE_BATCH_MAX_SIGNATURES;
  return fits ? accept(raw) : refuse('OUT_OF_RANGE');
}
