import type { Auth } from './auth.service.ts';

export type Session = { accountId: string; email: string; expiresAt: Date };

/** Whoever this cookie header signs in, as the database has it now. */
export async function findSession(auth: Auth, cookie: string | undefined): Promise<Session | null> {
  if (!cookie) return null;
  const found = await auth.api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true },
  });
  if (!found) return null;
  const { user, session } = found;
  return { accountId: user.id, email: user.email, expiresAt: session.expiresAt };
}
