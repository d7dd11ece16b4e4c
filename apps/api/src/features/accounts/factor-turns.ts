export type FactorTurns = { take: <T>(accountId: string, work: () => Promise<T>) => Promise<T> };

/**
 * Codes for one account are looked at one after the other. The library reads how many were wrong, looks,
 * and counts: of sixty that come at once each would find that none had been wrong yet.
 */
export function createFactorTurns(): FactorTurns {
  const last = new Map<string, Promise<unknown>>();
  return {
    async take(accountId, work) {
      const before = last.get(accountId);
      const turn = before ? before.then(work) : work();
      const over = turn.catch(() => {});
      last.set(accountId, over);
      try {
        return await turn;
      } finally {
        if (last.get(accountId) === over) last.delete(accountId);
      }
    },
  };
}
