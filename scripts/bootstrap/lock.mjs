import { mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * One install and one build at a time: `npm start` and `npm test` may be run side by side.
 * @param {string} folder
 * @param {() => Promise<void>} work
 */
export async function withLock(folder, work) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  for (let waited = 0; !take(file); waited += 200) {
    if (waited === 0) console.error('Waiting for another command to finish its install or build');
    await sleep(200);
  }
  try {
    await work();
  } finally {
    unlinkSync(file);
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (holderLives(file)) return false;
    drop(file);
    return take(file);
  }
}

function holderLives(file) {
  try {
    // Empty for the moment between its creation and its writing.
    const pid = Number(readFileSync(file, 'utf8'));
    if (!pid) return Date.now() - statSync(file).mtimeMs < 5000;
    process.kill(pid, 0);
    return isOurs(pid);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Ids are given out again: after a crash the id in the file may belong to anyone. */
function isOurs(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('scripts/');
  } catch {
    return process.platform !== 'linux';
  }
}

function drop(file) {
  try {
    unlinkSync(file);
  } catch {
    // Somebody else was quicker.
  }
}
