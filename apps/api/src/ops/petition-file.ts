import { BASE_LOCALE, LOCALES, type Locale } from '@undersigned/shared/locales.ts';
import * as v from 'valibot';
import { line, lines, readJsonFile } from './json-file.ts';
import { OpsError } from './ops-error.ts';

const petitionText = { title: line(200), demand: lines(2_000), addressedTo: line(200) };
const updateText = { title: line(200), body: lines(10_000) };

/** In which language the texts are, and the same texts in others: {"uk": {…}}. */
const inLanguages = <Entries extends v.ObjectEntries>(entries: Entries) => ({
  locale: v.optional(v.picklist(LOCALES), BASE_LOCALE),
  texts: v.optional(v.record(v.picklist(LOCALES), v.strictObject(entries)), {}),
});

const petitionSchema = v.strictObject({
  slug: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(100)),
  ...petitionText,
  ...inLanguages(petitionText),
  campaign: v.optional(line(100)),
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

const updateSchema = v.strictObject({ ...updateText, ...inLanguages(updateText) });

/** {slug, title, demand, addressedTo, campaign?, closesAt?, locale?, texts?} */
export function readPetitionFile(file: string): v.InferOutput<typeof petitionSchema> {
  return eachLanguageOnce(file, readJsonFile(file, petitionSchema));
}

/** {title, body, locale?, texts?} */
export function readUpdateFile(file: string): v.InferOutput<typeof updateSchema> {
  return eachLanguageOnce(file, readJsonFile(file, updateSchema));
}

/** Of two texts in one language only one would be shown, and we cannot know which is meant. */
function eachLanguageOnce<Content extends { locale: Locale; texts: object }>(
  file: string,
  content: Content,
): Content {
  const { locale, texts } = content;
  if (!(locale in texts)) return content;
  throw new OpsError(
    `${file}: texts.${locale} says again what stands outside "texts", which is ${locale} unless "locale" says otherwise.`,
  );
}

/** JavaScript takes the 31st of February for the 3rd of March. */
function dayExists(timestamp: string): boolean {
  const day = timestamp.slice(0, 10);
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
