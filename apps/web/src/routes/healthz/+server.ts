/** Whether this process answers; the API tells about the database. */
export const GET = () =>
  new Response('ok\n', {
    headers: { 'content-type': 'text/plain', 'cache-control': 'private, no-store' },
  });
