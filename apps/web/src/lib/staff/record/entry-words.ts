import type { AuditLogQuery } from '@undersigned/shared/generated/staff/graphql.ts';
import { actionWords } from './action-words.ts';
import { detailWords } from './detail-words.ts';
import type { Recorded } from './recorded.ts';
import { actorWords, subjectWords } from './subject-words.ts';

type Entry = AuditLogQuery['auditLog']['edges'][number]['node'];

/** An entry of the log as the page of records says it. */
export function entryWords(entry: Entry, recorded: Recorded) {
  const { id, at, actor, action, detail = null } = entry;
  return {
    ...{ id, at, who: actorWords(actor), what: actionWords(action) },
    whom: subjectWords(entry),
    detail: detailWords(action, detail, recorded),
  };
}
