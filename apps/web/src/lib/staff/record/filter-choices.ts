import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { AuditActorsQuery } from '@undersigned/shared/generated/staff/graphql.ts';
import { AUDIT_ACTIONS } from '@undersigned/shared/staff/audit-actions.ts';
import { shortTagName } from '@undersigned/shared/staff/tag-name.ts';
import { actionWords } from './action-words.ts';
import { GROUP_WORDS, GROUPS } from './action-groups.ts';

type Choice = { value: string; text: string };
/** Those without a heading stand by themselves. */
export type Choices = { heading: string | null; choices: Choice[] }[];
type Actor = AuditActorsQuery['auditActors'][number];

/** Who can be asked for: staff, those who were, and whoever else has done something. */
export function whoChoices(actors: Actor[]): Choices {
  const named = (isWanted: (actor: Actor) => boolean) =>
    actors.filter(isWanted).map((actor) => ({ value: actor.id, text: actorName(actor) }));
  return [
    { heading: m.record_at_desk(), choices: named(({ isStaff }) => isStaff) },
    {
      heading: m.record_left_desk(),
      choices: named(({ id, isStaff }) => !isStaff && id !== OPERATOR),
    },
    { heading: null, choices: named(({ id }) => id === OPERATOR) },
  ].filter(({ choices }) => choices.length > 0);
}

const OPERATOR = 'operator';

export function actorName({ id, email }: Pick<Actor, 'id' | 'email'>): string {
  if (id === OPERATOR) return m.record_operator();
  return email ?? m.record_actor_gone({ name: shortTagName(id) });
}

/** What can be asked for: each group as a whole, and each of its actions. */
export function whatChoices(): Choices {
  return GROUPS.map((group) => {
    const heading = GROUP_WORDS[group]({});
    const all = { value: group as string, text: m.record_all_of({ what: heading }) };
    const each = AUDIT_ACTIONS[group].map((value) => ({ value, text: actionWords(value) }));
    return { heading, choices: [all, ...each] };
  });
}

export function petitionChoices(petitions: { slug: string; title: string }[]): Choices {
  const choices = petitions.map(({ slug, title }) => ({ value: slug, text: title }));
  return [{ heading: null, choices }];
}

/** With what was asked for and is none of them: the form says what the page shows. */
export function withAsked(all: Choices, value: string, text: string): Choices {
  const isThere = all.some(({ choices }) => choices.some((choice) => choice.value === value));
  if (value === '' || isThere) return all;
  return [{ heading: null, choices: [{ value, text }] }, ...all];
}
