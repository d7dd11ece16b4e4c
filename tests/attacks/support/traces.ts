import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Sought = {
  /** Looked for as they are, in other cases of letters, and as hexadecimal or base64. */
  words: string[];
  /** Looked for whole. */
  tokens: ReadonlySet<string>;
};

/** What of it stands in these bytes. */
export function tracesIn(bytes: Buffer, { words, tokens }: Sought): string[] {
  const found = words.filter((word) =>
    spellings(word).some((spelling) => bytes.includes(spelling)),
  );
  const runs = bytes.toString('latin1').match(/[\w-]{43,}/g) ?? [];
  return [...found, ...runs.filter((run) => tokens.has(run))];
}

/** The files below these folders that hold any of it. */
export function filesWithTraces(folders: string[], sought: Sought): string[] {
  return folders
    .flatMap(filesBelow)
    .filter((file) => tracesIn(readFileSync(file), sought).length > 0);
}

/** Where a site keeps its data, but for the mails that it has sent and the keys. */
export function keptFolders(dataDir: string): string[] {
  const place = join(dataDir, 'postgres-place');
  const apart = existsSync(place)
    ? [join('/var/lib/undersigned', readFileSync(place, 'utf8').trim(), 'postgres')]
    : [];
  const within = readdirSync(dataDir)
    .filter((name) => name !== 'mailbox' && name !== 'keys')
    .map((name) => join(dataDir, name));
  return [...within, ...apart];
}

function filesBelow(path: string): string[] {
  const about = statSync(path, { throwIfNoEntry: false });
  if (about?.isDirectory())
    return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
  return about?.isFile() ? [path] : [];
}

function spellings(word: string): string[] {
  const hex = Buffer.from(word).toString('hex');
  // The three ways in which a word may lie across groups of three bytes, without what others share.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from('\0'.repeat(shift) + word)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [word, word.toLowerCase(), word.toUpperCase(), hex, hex.toUpperCase(), ...base64];
}
