/** Another process was quicker at a key: what was read is no longer true, so the batch starts anew. */
export class Overtaken extends Error {
  readonly code = '40001';
}

/** What was written did not become true, though nothing said why. */
export class RolledBack extends Error {
  readonly code = '40000';
}

/** The fault of one item: class 22 (data) or 23 (constraints), or our own code stumbled over it. */
export function isFaultOfOne(error: unknown): boolean {
  const code = codeOf(error);
  return code === undefined || /^2[23]/.test(code);
}

/**
 * What another try may cure. Class 08 (connection), 57 (shutdown, timeout), 40 (rollback, deadlock),
 * 53 (resources), 58 (the disk: the server ends and recovers), 55P03 (a lock not had), 25006 (a
 * standby by now), 25P03 (idle for too long), the network's own codes, or no code from the server at all.
 */
export function isLostConnection(error: unknown): boolean {
  const code = codeOf(error);
  if (code) return /^(08|57|40|53|58|55P|25006|25P03|E[A-Z]+$|EAI_AGAIN$)/.test(code);
  return error instanceof Error && /connection|timeout/i.test(error.message);
}

/** The database is out of reach or out of room, or was when it answered last. */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error);
  if (code) return /^(08|53|57P|58|E[A-Z]+$|EAI_AGAIN$)/.test(code);
  return isLostConnection(error);
}

function codeOf(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
