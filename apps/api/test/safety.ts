import { PASSWORD, postTo, type SignedInStaff } from './staff.ts';
import { anyAddress, from, type World } from './world.ts';

/** Whatever waits for the interval between two mails is due. */
export async function tenMinutesPass(world: World): Promise<void> {
  await world.owner.query(`update deliveries set due_at = due_at - interval '10 minutes'`);
  await world.owner.query(
    `update safety_mails set due_at = due_at - interval '10 minutes',
      written_at = written_at - interval '10 minutes'`,
  );
}

export function mailsTo(world: World, { email }: Pick<SignedInStaff, 'email'>) {
  return world.mailbox.mails.filter(({ to }) => to.includes(email));
}

/** The first step, with this browser and whatever it remembers. */
export function signInWith(
  world: World,
  email: string,
  headers: Record<string, string>,
): Promise<Response> {
  const body = { email, password: PASSWORD };
  return postTo(world, '/auth/sign-in/email', body, { ...from(anyAddress()), ...headers });
}
