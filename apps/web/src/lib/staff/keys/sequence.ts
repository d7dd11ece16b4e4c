const PATIENCE_MS = 1_500;

/**
 * Puts together what is pressed one after the other: "g" alone means nothing yet, "g" and soon after it
 * "s" is "g s". Every other key is itself.
 */
export function createSequence(): (key: string, at: number) => string | null {
  let begunAt = -Infinity;
  return (key, at) => {
    const isSecond = at - begunAt <= PATIENCE_MS;
    begunAt = key === 'g' && !isSecond ? at : -Infinity;
    if (isSecond) return `g ${key}`;
    return key === 'g' ? null : key;
  };
}
