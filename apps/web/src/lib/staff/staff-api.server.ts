import { redirect, type RequestEvent } from '@sveltejs/kit';
import { local } from '#lib/locale.ts';
import { ApiError, postToApi, request } from '#lib/server/api.ts';

type Document<Result, Variables> = Parameters<typeof request<Result, Variables>>[0];

/** Asks the staff's API as whoever is signed in; leads to the log-in page when nobody is. */
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
    if (error.code === 'UNAUTHENTICATED') redirect(303, local('/sign-in'));
    if (error.code === 'FORBIDDEN') redirect(303, local('/sign-in?without=role'));
    throw error;
  }
}

/** Signs in or out, and hands the cookies that the API sets on to the browser. */
export async function postToAuth(path: string, body: unknown, event: RequestEvent): Promise<void> {
  const cookie = event.request.headers.get('cookie');
  const response = await postToApi(path, body, { client: event, cookie });
  for (const line of response.headers.getSetCookie()) passOn(line, event);
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
