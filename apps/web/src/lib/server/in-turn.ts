let last: Promise<unknown> = Promise.resolve();

/** One picture after the other: whoever asks for all of them keeps nobody waiting but themselves. */
export function inTurn<Drawn>(work: () => Promise<Drawn>): Promise<Drawn> {
  const next = last.then(work);
  last = next.catch(() => undefined);
  return next;
}
