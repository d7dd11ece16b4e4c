import { grantStaffCommand } from './grant-staff.ts';
import { importArticleCommand } from './import-article.ts';
import { closePetitionCommand, createPetitionCommand, reopenPetitionCommand } from './petitions.ts';
import { migrate, prepare } from './prepare.ts';
import { recountCommand } from './recount.ts';
import { printSchemas } from './schemas.ts';
import { seedCommand } from './seed.ts';

export type Command = (args: string[]) => Promise<void>;

export const commands: Record<string, Command> = {
  migrate,
  prepare,
  'print-schemas': printSchemas,
  'grant-staff': grantStaffCommand,
  'import-article': importArticleCommand,
  'create-petition': createPetitionCommand,
  'close-petition': closePetitionCommand,
  'reopen-petition': reopenPetitionCommand,
  recount: recountCommand,
  seed: seedCommand,
};
