import { randomUUID } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { AddOfflineSignaturesDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import {
  addOfflineSignaturesSchema,
  type AddOfflineSignatures,
} from '@undersigned/shared/staff/add-offline-signatures.schema.ts';
import { validate } from '@undersigned/shared/validate.ts';
import { ApiError } from '#lib/server/api.ts';
import { fieldErrorsOf, readForm } from '#lib/server/form.ts';
import { staffRequest } from '#lib/staff/staff-api.server.ts';
import { loadPaperDesk } from './paper-desk.server.ts';
import { typedCount, type PaperEntry, type PaperField, type PaperOutcome } from './paper-entry.ts';

const FIELDS = ['count', 'collectedOn', 'note'] as const satisfies PaperField[];
/** As the form has them. */
export const ENTRY_NAMES = [...FIELDS, 'takeOff', 'key'] as const;
type Event = RequestEvent<{ slug: string }>;
type Typed = Record<(typeof ENTRY_NAMES)[number], string>;

export const readEntry = async ({ request }: Event): Promise<PaperEntry> =>
  entryFrom(await readForm(request, ...ENTRY_NAMES));

export const entryFrom = ({ key, takeOff, ...typed }: Typed): PaperEntry => ({
  ...typed,
  takeOff: takeOff === 'yes',
  key: key || randomUUID(),
});

/** Says what an entry would do, or what is wrong with it. Changes nothing. */
export async function checkEntry(entry: PaperEntry, event: Event): Promise<PaperOutcome> {
  const checked = validated(entry, event);
  if ('kind' in checked) return checked;
  const { count, note } = checked;
  const { paper } = await loadPaperDesk(event);
  if (paper && entry.takeOff && count > paper.counts.offline)
    return { kind: 'problems', entry, problems: [{ field: 'count', code: 'OUT_OF_RANGE' }] };
  return { kind: 'check', entry, count, note };
}

/** Null when it is entered, now or before. What asks for a second factor is thrown, as by any act. */
export async function enterPaper(entry: PaperEntry, event: Event): Promise<PaperOutcome | null> {
  const input = validated(entry, event);
  if ('kind' in input) return input;
  try {
    await staffRequest(AddOfflineSignaturesDocument, { input }, event);
    return null;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return refusal(error, entry, input, event);
  }
}

function validated(entry: PaperEntry, { params }: Event): AddOfflineSignatures | PaperOutcome {
  const { key, count, ...rest } = entry;
  const today = new Date().toISOString().slice(0, 10);
  const input = { ...rest, petition: params.slug, count: typedCount(count), idempotencyKey: key };
  const checked = validate(addOfflineSignaturesSchema(today), input);
  if (checked.ok) return checked.output;
  return { kind: 'problems', entry, problems: fieldErrorsOf(checked.fields, FIELDS) };
}

function refusal(
  error: ApiError,
  entry: PaperEntry,
  { count, note }: AddOfflineSignatures,
  { locals }: Event,
): PaperOutcome {
  const { code, fields, retryAfterSeconds } = error;
  const problems = fieldErrorsOf(fields, FIELDS);
  if (problems.length > 0) return { kind: 'problems', entry, problems };
  // Its key belongs to what was sent before.
  const anew = { ...entry, key: randomUUID() };
  if (code === 'IDEMPOTENCY_MISMATCH') return { kind: 'mismatch', entry: anew };
  if (error.status < 500) throw error;
  locals.isApiBusy = true;
  locals.retryAfterSeconds = retryAfterSeconds;
  return { kind: 'check', entry, count, note, isUnsure: true, retryAfterSeconds };
}
