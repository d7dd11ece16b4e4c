import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { Times } from '../time/times-in.ts';
import { choiceWords } from './action-groups.ts';
import { actorName } from './filter-choices.ts';
import { FIELDS, type FieldName } from './record-filter.ts';
import type { RecordPage } from './record.server.ts';

type Shown = Pick<RecordPage, 'values' | 'filter' | 'actors' | 'petitions'>;

/** "Who: carla@news.example": each thing that is asked for, in words. */
export function shownWords(shown: Shown, times: Times): { field: FieldName; words: string }[] {
  return FIELDS.filter((field) => shown.values[field] !== '').map((field) => ({
    field,
    words: m.filter_named(WORDS[field](shown, times)),
  }));
}

type Named = { name: string; value: string };

const WORDS: Record<FieldName, (shown: Shown, times: Times) => Named> = {
  who: ({ values: { who }, actors }) => {
    const actor = actors.find(({ id }) => id === who);
    return { name: m.record_actor(), value: actor ? actorName(actor) : m.subject_account_gone() };
  },
  what: ({ values }) => ({ name: m.record_action(), value: choiceWords(values.what) }),
  petition: ({ values: { petition }, petitions }) => ({
    name: m.find_petition(),
    value: petitions.find(({ slug }) => slug === petition)?.title ?? petition,
  }),
  from: ({ filter: { from } }, times) => ({
    name: m.record_from({ zone: times.timeZone }),
    value: from ? times.moment(from) : '',
  }),
  to: ({ filter: { to } }, times) => ({
    name: m.record_before({ zone: times.timeZone }),
    value: to ? times.moment(to) : '',
  }),
};
