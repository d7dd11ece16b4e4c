import type { StaffRole } from '@undersigned/shared/generated/staff/graphql.ts';
import type { Command } from './command.ts';
import { deskCommands } from './desk-commands.ts';
import { fileCommands } from './file-commands.ts';
import { filterCommands, recordCommands, type Country } from './filter-commands.ts';
import { petitionCommands, type Petition } from './petition-commands.ts';

type Desk = {
  role: StaffRole;
  petitions: Petition[];
  /** The slug of the petition whose page is shown; else the newest one is taken to be at hand. */
  asked: string | null;
  countries: Country[];
};

/**
 * All that somebody in this role may go to or do, what is at hand first. Filters of signatures and files
 * are those of one petition: of each there are hundreds.
 */
export function commandsFor({ role, petitions, asked, countries }: Desk): Command[] {
  const atHand = petitions.find(({ slug }) => slug === asked) ?? petitions[0];
  const others = petitions.filter((petition) => petition !== atHand);
  return [
    ...(atHand ? petitionCommands(atHand, role, true) : []),
    ...deskCommands(role),
    ...others.flatMap((petition) => petitionCommands(petition, role, false)),
    ...(atHand ? fileCommands(atHand) : []),
    ...(atHand ? filterCommands(atHand, role, countries) : []),
    ...recordCommands(role),
  ];
}
