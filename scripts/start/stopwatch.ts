/** How long it took since the command was typed; the bootstrap says when that was, and whether it installed. */
export function howLong(isCold: boolean): string {
  const { BOOTSTRAP_BEGAN_AT, BOOTSTRAP_INSTALLED } = process.env;
  const began = BOOTSTRAP_BEGAN_AT ? Number(BOOTSTRAP_BEGAN_AT) : performance.timeOrigin;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  return `${isCold || BOOTSTRAP_INSTALLED ? 'cold' : 'warm'} start, ${seconds} s`;
}
