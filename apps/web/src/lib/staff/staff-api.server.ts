import { redirect, type RequestEvent } from '@sveltejs/kit';
import { local } from '#lib/locale.ts';
import { ApiError, postToApi, request } from '#lib/server/api.ts';
import { signInPath } from './way-on.ts';

type Document<Result, Variables> = Parameters<typeof request<Result, Variables>>[0];

/**
 * Asks the staff's API as whoever is signed in; leads to the log-in page when nobody is. Whether they
 * have a role at all is asked by the layout of these pages.
 */
export async function staffRequest<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  event: RequestEvent,
): Promise<Result> {
  try {
    const asking = { client: event, cookie: event.request.headers.get('cookie') };
    return await request(document, variables, { ...asking, path: '/staff/graphql' });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'UNAUTHENTICATED') redirect(303, local(signInPath(event)));
    throw error;
  }
}

/** Signs in by a step, or out, and hands the cookies that the API sets on to the browser. */
export async function postToAuth<Answer>(
  path: string,
  body: unknown,
  event: RequestEvent,
): Promise<Answer> {
  const { headers } = event.request;
  const asking = {
    client: event,
    cookie: headers.get('cookie'),
    // A session is known by browser and system: the API keeps no more of it.
    userAgent: headers.get('user-agent'),
  };
  const response = await postToApi(path, body, asking);
  for (const line of response.headers.getSetCookie()) passOn(line, event);
  return response.json() as Promise<Answer>;
}

function passOn(line: string, { cookies }: RequestEvent): void {
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
  const split = pair.indexOf('=');
  const attributes = new Map(
    rest.map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name.toLowerCase(), value] as const;
    }),
  );
  const maxAge = attributes.get('max-age');
  cookies.set(pair.slice(0, split), pair.slice(split + 1), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: attributes.has('secure'),
    ...(maxAge !== undefined && { maxAge: Number(maxAge) }),
    // It comes encoded, and its signature is over these very characters.
    encode: (value) => value,
  });
}
