import type { BenchSite } from './bench-site.ts';

/** The Cookie header of the first administrator, signed in through the site. */
export async function signInAsStaff({ env, host, apiPort }: BenchSite): Promise<string> {
  const response = await fetch(`http://${host}:${apiPort}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${env['WEB_PORT']}` },
    body: JSON.stringify({ email: env['STAFF_EMAIL'], password: env['STAFF_PASSWORD'] }),
  });
  if (!response.ok) throw new Error(`staff could not sign in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
