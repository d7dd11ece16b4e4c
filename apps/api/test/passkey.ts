import type { Authenticator, Odd } from './authenticator.ts';
import { cookieFrom, PASSWORD, postTo } from './staff.ts';
import { anyAddress, from, type World } from './world.ts';

type Asked = { challenge: string };

/** Adds it to the account of this session, as the page's script does. */
export async function addPasskey(
  world: World,
  cookie: string,
  authenticator: Authenticator,
  {
    name = 'Key ring',
    password = PASSWORD,
    ...odd
  }: Odd & { name?: unknown; password?: string } = {},
): Promise<Response> {
  const begun = await postTo(world, '/auth/passkey/begin', { password }, { cookie });
  if (!begun.ok) return begun;
  const { challenge } = (await begun.json()) as Asked;
  const cookies = `${cookie}; ${cookieFrom(begun)}`;
  const body = { name, response: authenticator.create(challenge, odd) };
  return postTo(world, '/auth/passkey/add', body, { cookie: cookies });
}

export async function askForPasskey(world: World): Promise<{ challenge: string; cookie: string }> {
  const asked = await postTo(world, '/auth/passkey/ask', {}, from(anyAddress()));
  const { challenge } = (await asked.json()) as Asked;
  return { challenge, cookie: cookieFrom(asked) };
}

/** Shows it anew in this session, as the page that asks who it is does. */
export async function showPasskey(
  world: World,
  cookie: string,
  authenticator: Authenticator,
): Promise<Response> {
  const headers = { cookie, ...from(anyAddress()) };
  const asked = await postTo(world, '/auth/passkey/ask-own', {}, headers);
  const { challenge } = (await asked.json()) as Asked;
  const body = { response: authenticator.get(challenge) };
  return postTo(world, '/auth/passkey/show', body, {
    ...headers,
    cookie: `${cookie}; ${cookieFrom(asked)}`,
  });
}

export async function signInByPasskey(
  world: World,
  authenticator: Authenticator,
  { session = '', ...odd }: Odd & { session?: string } = {},
): Promise<Response> {
  const { challenge, cookie } = await askForPasskey(world);
  const headers = { cookie: `${cookie}; ${session}`, ...from(anyAddress()) };
  const body = { response: authenticator.get(challenge, odd) };
  return postTo(world, '/auth/sign-in/passkey', body, headers);
}
