/**
 * Milliseconds on the clock that all processes of a machine share and nobody sets: what one
 * process saw before another one did something has the smaller number.
 */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
