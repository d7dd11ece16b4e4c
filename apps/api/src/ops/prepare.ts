import { migrationsFolder } from '../migrations-folder.ts';
import { requireConfig } from '../platform/config.ts';
import { migrateDatabase } from '../platform/migrate.ts';
import { withDatabase } from './database.ts';
import { eraseAgainAfterRestore } from './erase-again.ts';
import { prepareStaff } from './first-staff.ts';
import { seed } from './seed.ts';

export async function migrate(): Promise<void> {
  const { settings } = requireConfig();
  const appUrl = settings.databaseUrl!;
  await migrateDatabase({
    ownerUrl: settings.databaseOwnerUrl ?? appUrl,
    appUrl,
    folder: migrationsFolder,
  });
}

/** What every start does first. The last line of output is for the program that starts us. */
export async function prepare(): Promise<void> {
  await migrate();
  const erasedAgain = await eraseAgainAfterRestore(requireConfig());
  const staff = await withDatabase(async (db, { settings, keyring }) => {
    await seed(db.manager);
    return prepareStaff({ db: db.manager, keyring }, settings);
  });
  process.stdout.write(`${JSON.stringify({ staff, erasedAgain })}\n`);
}
