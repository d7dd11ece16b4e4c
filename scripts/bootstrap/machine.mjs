import { accessSync, constants } from 'node:fs';

/** What the packages ask of Node: at least 24.11. */
export function ownNodeIsEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 11);
}

/** The npm package that is nothing but Node itself for this machine. */
export function nodePackage() {
  if (process.platform === 'darwin') {
    console.error('Please install Node 24.11 or newer: npm has no current one for this system.');
    process.exit(1);
  }
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

export function canWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
