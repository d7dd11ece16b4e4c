import type { BenchSite } from './bench-site.ts';

/**
 * The Cookie header of the first administrator, signed in through the site. That a second factor was
 * shown is written beside it: without one an administrator has a viewer's rights.
 */
export async function signInAsStaff(site: BenchSite): Promise<string> {
  const { env, host, apiPort, database } = site;
  const response = await fetch(`http://${host}:${apiPort}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${env['WEB_PORT']}` },
    body: JSON.stringify({ email: env['STAFF_EMAIL'], password: env['STAFF_PASSWORD'] }),
  });
  if (!response.ok) throw new Error(`staff could not sign in: ${response.status}`);
  await database.query(`update auth."user" set "twoFactorEnabled" = true`);
  await database.query(`update auth.session set "factorAt" = now()`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
