import { BASE_LOCALE, LOCALES } from '@undersigned/shared/locales.ts';
import * as v from 'valibot';
import { OpsError } from './ops-error.ts';
import { readTextFile } from './text-file.ts';

const MAX_BYTES = 100_000;

const text = (max: number, allowed: RegExp) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max), v.regex(allowed));
const LINE = /^[^\p{Cc}\p{Cs}]*$/u;
const LINES = /^(?:[^\p{Cc}\p{Cs}]|\n)*$/u;

const petitionText = {
  title: text(200, LINE),
  demand: text(2_000, LINES),
  addressedTo: text(200, LINE),
};

const petitionSchema = v.strictObject({
  slug: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(100)),
  ...petitionText,
  locale: v.optional(v.picklist(LOCALES), BASE_LOCALE),
  texts: v.optional(v.record(v.picklist(LOCALES), v.strictObject(petitionText)), {}),
  campaign: v.optional(text(100, LINE)),
  closesAt: v.nullish(
    v.pipe(
      v.string(),
      v.isoTimestamp(),
      v.check(dayExists),
      v.transform((at) => new Date(at)),
    ),
    null,
  ),
});

export type PetitionFile = v.InferOutput<typeof petitionSchema>;

/**
 * {slug, title, demand, addressedTo, campaign?, closesAt?, locale?, texts?}; `texts` holds the first
 * three in other languages: {"uk": {title, demand, addressedTo}}.
 */
export function readPetitionFile(file: string): PetitionFile {
  const result = v.safeParse(petitionSchema, readJson(file));
  if (result.success) return result.output;
  const fields = result.issues.map((issue) =>
    (v.getDotPath(issue) ?? 'the file').replaceAll(/\p{Cc}/gu, '?'),
  );
  throw new OpsError(`${file}: these do not fit: ${[...new Set(fields)].join(', ')}.`);
}

function readJson(file: string): unknown {
  const json = readTextFile(file, MAX_BYTES);
  try {
    return JSON.parse(json);
  } catch {
    throw new OpsError(`${file} is not JSON.`);
  }
}

/** JavaScript takes the 31st of February for the 3rd of March. */
function dayExists(timestamp: string): boolean {
  const day = timestamp.slice(0, 10);
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
