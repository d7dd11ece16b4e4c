// What a spreadsheet takes for the beginning of a formula.
const RUNS = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20';
const INNER = new RegExp(`[;|\\t\\r\\n](?=\\s*[${RUNS}])`, 'g');

/**
 * A text for a cell of a CSV. Where numbers have a comma, spreadsheets end a cell at a semicolon, quoted
 * or not: what would run then is disarmed there, too. At its beginning the library does it.
 */
export function csvText(text: string): string {
  return text.replaceAll(INNER, "$&'");
}
