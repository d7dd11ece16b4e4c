import { csvText } from '@undersigned/shared/csv-text.ts';
import { stringify } from 'csv-stringify/sync';
import type { Reason } from './reason-words.ts';
import type { WholeLedger } from './whole-ledger.server.ts';

const COLUMNS = [
  ...['day', 'confirmed', 'offline', 'withdrawn', 'erased', 'held'],
  ...['released', 'invalidated', 'reinstated', 'total', 'reasons'],
];

/**
 * A line for each day (RFC 4180), its reasons in the last column, each on a line of its own. A cell of
 * text that a spreadsheet would run is disarmed; numbers stay numbers, also below zero.
 */
export function ledgerCsv({ days, reasons }: WholeLedger): string {
  const reasonsOn = Map.groupBy(reasons, ({ day }) => day);
  const rows = days.map(({ day, changes, total }) => ({
    ...{ day, total, ...changes },
    reasons: (reasonsOn.get(day) ?? []).map(reasonLine).join('\n'),
  }));
  return stringify(rows, {
    ...{ header: true, columns: COLUMNS, escape_formulas: true, cast: { string: csvText } },
    record_delimiter: 'windows',
  });
}

/** The reason first: what a spreadsheet makes of a cell goes by its beginning. */
function reasonLine({ at, kind, change, role, approverRole, reason }: Reason): string {
  const approved = approverRole ? `, approverRole=${approverRole}` : '';
  return `${reason} [${kind} ${change}, ${role}${approved}, ${at}]`;
}
