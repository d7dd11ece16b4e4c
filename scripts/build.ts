import { pathToFileURL } from 'node:url';
import { withLock } from './bootstrap/lock.mjs';
import { type Part, isBuilt, markBuilt, parts } from './building/parts.ts';
import { runToEnd } from './process/run.ts';
import { stopRequest } from './process/stopping.ts';
import { root } from './settings.ts';

/** Builds what its sources have changed since; says whether there was anything to do. */
export async function build(signal?: AbortSignal): Promise<boolean> {
  // The tests run what was built for them, whatever is being edited meanwhile.
  if (process.env.BUILD_IS_DONE) return false;
  // What is there already may belong to somebody else, who does not let us write.
  if (Object.values(parts).every(isBuilt)) return false;
  let isFresh = true;
  // Two builds at once would write into each other's files.
  await withLock(`${root}/.tools/build`, async () => {
    const { messages, documents, api, web } = parts;
    const first = await Promise.all([make(messages, signal), make(documents, signal)]);
    const second = await Promise.all([make(api, signal), make(web, signal)]);
    isFresh = [...first, ...second].every((built) => !built);
  });
  return !isFresh;
}

async function make(part: Part, signal?: AbortSignal): Promise<boolean> {
  if (isBuilt(part)) return false;
  await runToEnd(part.step, signal);
  markBuilt(part);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build(stopRequest()).catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
  process.exit(0);
}
