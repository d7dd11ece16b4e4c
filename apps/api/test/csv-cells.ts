import { parse } from 'csv-parse/sync';

/** The rows as a program reads them that takes this sign for what is between two cells. */
export function cellsOf(text: string, delimiter = ','): string[][] {
  return parse(text, { delimiter, relax_column_count: true, relax_quotes: true }) as string[][];
}
