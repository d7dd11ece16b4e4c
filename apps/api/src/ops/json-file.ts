import * as v from 'valibot';
import { OpsError } from './ops-error.ts';
import { isPlainLine } from './plain-line.ts';
import { readTextFile } from './text-file.ts';

const MAX_BYTES = 100_000;

/** A text of one line. */
export const line = (max: number) => text(max, isPlainLine);

export const lines = (max: number) => text(max, (value) => value.split('\n').every(isPlainLine));

/** What the file holds, or one clear line with the names of the fields that do not fit. */
export function readJsonFile<Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, readJson(file));
  if (result.success) return result.output;
  const fields = result.issues.map((issue) =>
    (v.getDotPath(issue) ?? 'the file').replaceAll(/\p{Cc}/gu, '?'),
  );
  throw new OpsError(`${file}: these do not fit: ${[...new Set(fields)].join(', ')}.`);
}

function text(max: number, isAllowed: (value: string) => boolean) {
  return v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max), v.check(isAllowed));
}

function readJson(file: string): unknown {
  const json = readTextFile(file, MAX_BYTES);
  try {
    return JSON.parse(json);
  } catch {
    throw new OpsError(`${file} is not JSON.`);
  }
}
