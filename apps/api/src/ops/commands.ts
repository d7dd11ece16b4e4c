import { EVERY_ROLE } from '../features/staff/staff-role.ts';
import { allowMailCommand } from './allow-mail.ts';
import { backupCommand, restoreCommand } from './database-files.ts';
import { eraseAgainCommand } from './erase-again.ts';
import { erasePersonCommand } from './erase-person.ts';
import { exportSignaturesCommand } from './export-signatures.ts';
import { grantStaffCommand } from './grant-staff.ts';
import { importArticleCommand } from './import-article.ts';
import {
  closePetitionCommand,
  createPetitionCommand,
  postUpdateCommand,
  reopenPetitionCommand,
} from './petitions.ts';
import { migrate, prepare } from './prepare.ts';
import { recountCommand } from './recount.ts';
import { resetSecondFactorCommand } from './reset-second-factor.ts';
import { retentionCommand } from './retention.ts';
import { printSchemas } from './schemas.ts';
import { seedCommand } from './seed.ts';

export type Command = {
  run: (args: string[]) => Promise<void>;
  takes: string;
  does: string;
};

/** In the order in which help lists them: what a newsroom needs first. */
export const commands: Record<string, Command> = {
  'import-article': {
    run: importArticleCommand,
    takes:
      '<file> [--slug S] [--headline H] [--standfirst T] [--no-video] [--campaign C] [--author A]… [--language L] [--publish]',
    does: 'turns pasted text into an article; again with the same slug updates it, with --language adds a translation',
  },
  'create-petition': {
    run: createPetitionCommand,
    takes: '<file.json>',
    does: 'opens one from {slug, title, demand, addressedTo, campaign?, closesAt?, locale?, texts?}',
  },
  'close-petition': {
    run: closePetitionCommand,
    takes: '<slug>',
    does: 'takes no more signatures',
  },
  'reopen-petition': {
    run: reopenPetitionCommand,
    takes: '<slug>',
    does: 'takes signatures again',
  },
  'post-update': {
    run: postUpdateCommand,
    takes: '<slug> <file.json>',
    does: 'tells on its page what became of it: {title, body, locale?, texts?}',
  },
  'export-signatures': {
    run: exportSignaturesCommand,
    takes: '<petition> --out F',
    does: 'writes name, country, postcode and day of every confirmed signature to a new CSV file',
  },
  recount: {
    run: recountCommand,
    takes: '[--petition P]',
    does: 'compares the counts with the signatures; changes nothing',
  },
  retention: {
    run: retentionCommand,
    takes: '[--dry-run]',
    does: 'forgets now what the daily job would; with --dry-run only says how much',
  },
  'allow-mail': {
    run: allowMailCommand,
    takes: '',
    does: 'reads an address from standard input, and takes back its "never write to me"',
  },
  'erase-person': {
    run: erasePersonCommand,
    takes: '',
    does: 'reads an address from standard input, and erases whatever is kept about that person',
  },
  'erase-again': {
    run: eraseAgainCommand,
    takes: '<erasures.jsonl>',
    does: 'erases, in a restored database, what had been erased since, and suppresses again',
  },
  'grant-staff': {
    run: grantStaffCommand,
    takes: `<email> --role ${EVERY_ROLE.join('|')}`,
    does: 'gives a role; makes the account, and prints its password, if there is none',
  },
  'reset-second-factor': {
    run: resetSecondFactorCommand,
    takes: '<email>',
    does: 'takes away app, recovery codes and passkeys of an account, and ends its sessions',
  },
  backup: {
    run: backupCommand,
    takes: '--out D',
    does: 'copies the embedded database into a new folder below D; every change follows it there',
  },
  restore: {
    run: restoreCommand,
    takes: 'D --into DATA_DIR [--until T]',
    does: 'makes a new data folder from a backup, as all stood at T (such as 2027-01-31T18:15:00Z)',
  },
  migrate: { run: migrate, takes: '', does: 'brings the tables up to date' },
  seed: { run: seedCommand, takes: '', does: 'adds the sample content to an empty site' },
  prepare: {
    run: prepare,
    takes: '',
    does: 'migrates, seeds and makes the first administrator, as every start does',
  },
  'print-schemas': { run: printSchemas, takes: '', does: 'writes apps/api/schema/ anew' },
};
