import { OpsError } from './ops-error.ts';

const MAX_BYTES = 1_000;

/**
 * One line of standard input: what is about a person must not stand on a command line, which a shell
 * keeps and every user of the machine can list. No message repeats it.
 */
export async function readInputLine(what: string): Promise<string> {
  const { stdin } = process;
  if (stdin.isTTY) process.stderr.write(`The ${what}, and Enter: `);
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    byteCount += chunk.length;
    if (byteCount > MAX_BYTES) throw new OpsError(`Standard input is too long for an ${what}.`);
    if (stdin.isTTY && chunk.includes('\n')) break;
  }
  const line = decode(Buffer.concat(chunks)).trim();
  if (line === '') throw new OpsError(`There is no ${what} on standard input.`);
  if (/[\r\n\u0085\u2028\u2029]/.test(line)) {
    throw new OpsError(`Standard input holds more than one line; give one ${what}.`);
  }
  return line;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new OpsError('Standard input is not UTF-8 text.');
  }
}
