const EVERY_MS = 3_000;

/** Says now and then how far long work has come; work that is done at once says nothing. */
export function progress(
  say: (line: string) => void = console.error,
): (line: () => string) => void {
  let saidAt = Date.now();
  let pauseMs = EVERY_MS;
  return (line) => {
    if (Date.now() - saidAt < pauseMs) return;
    saidAt = Date.now();
    // An hour's work need not fill the screen.
    pauseMs = Math.min(pauseMs * 1.2, 60_000);
    say(line());
  };
}

export function sizeOf(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}
