import { m } from '@undersigned/shared/generated/messages/messages.js';
import { local } from '#lib/locale.ts';
import type { Command } from './command.ts';

/** By which whoever may look for colleagues is known: the list has it for them alone. */
const LOOKS_FOR_PEOPLE = 'person';

/** As much of an address as tells somebody from others, and no more than an address has. */
const PART_OF_ADDRESS = /^[\w.+%@-]{3,254}$/;

/**
 * What was found, and after it looking for a colleague whose address has what was typed. That is sent in a
 * body, as on the page of people: it stands in no address, no history and no log.
 */
export function withPerson(commands: Command[], found: Command[], typed: string): Command[] {
  const person = typed.trim();
  const mayLook = commands.some(({ id }) => id === LOOKS_FOR_PEOPLE);
  if (!mayLook || !PART_OF_ADDRESS.test(person)) return found;
  const command: Command = {
    ...{ id: 'this-person', group: 'desk', label: m.command_this_person({ typed: person }) },
    ...{ words: '', href: local('/staff/people?/search'), isAct: true, fields: { person } },
  };
  return [...found, command];
}
