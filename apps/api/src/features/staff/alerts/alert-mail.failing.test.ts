import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { alertMailsOf, alertsOf } from '../../../../test/alerts.ts';
import { signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';
import { mailAlerts } from './alert.jobs.ts';

let world: World;
let both: SignedInStaff[];
const { raise, total } = alertsOf(() => world);
const { choose, mailsTo, minute } = alertMailsOf(() => world);
beforeAll(async () => {
  world = await createWorld();
  both = [await signedInAs(world, 'CAMPAIGNER'), await signedInAs(world, 'CAMPAIGNER')];
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

/** No mail can be owed to them, until what is returned is called. */
async function cannotBeOwed({ accountId }: SignedInStaff): Promise<() => Promise<unknown>> {
  await world.owner.query(`
    create function refuse() returns trigger language plpgsql as $$
    begin
      if new.subject_id = (select id from alert_readers where account_id = '${accountId}')
        then raise 'not this one'; end if;
      return new;
    end $$;
    create trigger refuse before insert on alert_contacts for each row execute function refuse()`);
  return () => world.owner.query('drop trigger refuse on alert_contacts; drop function refuse()');
}

// Whoever of the two comes first.
test.each([0, 1])(
  'a mail that cannot be owed keeps nobody else from theirs, and goes once it can: %i',
  async (which) => {
    const [failing, other] = [both[which]!, both[1 - which]!];
    for (const one of both) await choose(one, ['MILESTONE']);
    await total(100);
    await raise();
    const canAgain = await cannotBeOwed(failing);
    const errors: object[] = [];
    const logger = { error: (about: object) => void errors.push(about) };
    await mailAlerts({ db: world.db.manager, keyring: world.config.keyring, logger });
    await world.deliver();
    expect([mailsTo(failing).length, mailsTo(other).length, errors.length]).toEqual([0, 1, 1]);
    await canAgain();
    await minute();
    expect([mailsTo(failing).length, mailsTo(other).length]).toEqual([1, 1]);
  },
);
