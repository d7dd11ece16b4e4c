import type { FileHandle } from 'node:fs/promises';

type Files = typeof import('node:fs/promises');
type Work = (...args: unknown[]) => unknown;

export interface FileFault {
  /** Which one fails, counted from 1. */
  readonly at: number;
  readonly moment: 'before' | 'after';
  /** How many there were. */
  seen: number;
  hit: string | null;
}

let fault: FileFault | null = null;

/** Does the work while one of its file operations fails: before it is carried out, or after. */
export async function withFileFault(
  at: number,
  moment: FileFault['moment'],
  work: () => Promise<unknown>,
): Promise<FileFault> {
  const own: FileFault = { at, moment, seen: 0, hit: null };
  fault = own;
  try {
    await work();
  } catch (error) {
    // What fails without being struck is broken.
    if (!own.hit) throw error;
  } finally {
    fault = null;
  }
  return own;
}

const FUNCTIONS = [
  ...['appendFile', 'chown', 'mkdir', 'open', 'readFile', 'readdir', 'rename', 'rm', 'stat'],
  ...['statfs', 'truncate', 'writeFile'],
] as const;
const METHODS = ['appendFile', 'datasync', 'read', 'sync', 'writeFile'] as const;

/** The file functions as they are, at the seam where a test lets one fail. */
export function failingFiles(files: Files): Files {
  const wrapped: Record<string, unknown> = { ...files };
  for (const name of FUNCTIONS) {
    const original = files[name as keyof Files] as Work;
    wrapped[name] = (...args: unknown[]) => step(name, () => original(...args));
  }
  return { ...wrapped, default: wrapped } as unknown as Files;
}

async function step(name: string, work: () => unknown): Promise<unknown> {
  const isStruck = fault !== null && ++fault.seen === fault.at;
  const moment = isStruck ? fault!.moment : null;
  if (isStruck) fault!.hit = name;
  if (moment === 'before') throw broken();
  const result = await work();
  if (moment === 'after' && name === 'open') await (result as FileHandle).close();
  if (moment === 'after') throw broken();
  return name === 'open' ? failingHandle(result as FileHandle) : result;
}

function failingHandle(handle: FileHandle): FileHandle {
  for (const name of METHODS) {
    const original = (handle[name] as Work).bind(handle);
    const wrapped = (...args: unknown[]) => step(name, () => original(...args));
    Object.defineProperty(handle, name, { value: wrapped });
  }
  return handle;
}

function broken(): Error {
  return Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
}
