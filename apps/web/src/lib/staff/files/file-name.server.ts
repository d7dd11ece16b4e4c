import type { PetitionCounts } from '../counts/desk.server.ts';
import { localTime } from '../time/local-time.server.ts';
import type { FigureName, FileKind } from './figure-names.ts';

export type File = { figure: FigureName; kind: FileKind };
type Shown = Pick<PetitionCounts, 'petition' | 'view' | 'range' | 'timeZone'>;

/** By which a file is told from another of the same figure: its view and its range are in it. */
export function fileName({ figure, kind }: File, shown: Shown): string {
  const parts = [
    ...[encodeURIComponent(shown.petition.slug), figure],
    ...(figure === 'over-time' ? [shown.view] : []),
    ...(figure === 'over-time' || figure === 'funnel' ? [rangeName(shown)] : []),
  ];
  return `${parts.join('-')}.${kind}`;
}

function rangeName({ range, timeZone }: Shown): string {
  const [from, to] = [range.from, range.to].map((at) => localTime(new Date(at), timeZone));
  const isDays = [from!, to!].every((at) => at.endsWith('T00:00'));
  if (!isDays) return `${stamp(from!)}-to-${stamp(to!)}`;
  // A range ends where the next day begins: named is the last one that is in it.
  const last = localTime(new Date(Date.parse(range.to) - 1), timeZone);
  return from!.slice(0, 10) === last.slice(0, 10)
    ? from!.slice(0, 10)
    : `${from!.slice(0, 10)}-to-${last.slice(0, 10)}`;
}

/** 2026-03-28T10:05 without what some systems do not take in the name of a file. */
const stamp = (at: string) => at.replace('T', '-').replace(':', '');
