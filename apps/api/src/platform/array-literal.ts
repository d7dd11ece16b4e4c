type Value = string | number | boolean | Date | Uint8Array | null;

// What needs no quotes; four letters may spell NULL.
const PLAIN = /^[\w.:-]+$/;

/**
 * Values as the text of a Postgres array (https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO).
 * The driver's own takes several times as long, and a batch sends thousands of values.
 */
export function arrayLiteral(values: readonly Value[]): string {
  let text = '{';
  for (let i = 0; i < values.length; i += 1) {
    if (i > 0) text += ',';
    text += element(values[i]!);
  }
  return `${text}}`;
}

function element(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') {
    if (value.length !== 4 && PLAIN.test(value)) return value;
    return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
  }
  if (value instanceof Date) return `"${value.toISOString()}"`;
  if (value instanceof Uint8Array)
    return `"\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}"`;
  return String(value);
}
