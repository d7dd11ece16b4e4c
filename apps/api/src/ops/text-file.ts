import { readFileSync, statSync } from 'node:fs';
import { OpsError } from './ops-error.ts';

/** The text of a UTF-8 file, with or without a byte order mark; or one clear line why there is none. */
export function readTextFile(file: string, maxBytes: number): string {
  const bytes = readBytes(file, maxBytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new OpsError(`${file} is not UTF-8 text. Save it as UTF-8 and try again.`);
  }
  if (HIDDEN_CONTROLS.test(text)) {
    throw new OpsError(`${file} holds control characters: it is not a plain text file.`);
  }
  return text;
}

function readBytes(file: string, maxBytes: number): Uint8Array {
  try {
    const status = statSync(file);
    if (status.isDirectory()) throw new OpsError(`${file} is a directory.`);
    if (!status.isFile()) throw new OpsError(`${file} is not a plain file.`);
    if (status.size > maxBytes) {
      throw new OpsError(`${file} is too large: at most ${maxBytes.toLocaleString('en')} bytes.`);
    }
    return readFileSync(file);
  } catch (error) {
    if (error instanceof OpsError) throw error;
    const { code } = error as { code?: string };
    throw new OpsError(
      code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`,
    );
  }
}

// All but tab, line feed, carriage return and next line.
// eslint-disable-next-line no-control-regex
const HIDDEN_CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;
