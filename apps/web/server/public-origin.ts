import type { IncomingMessage } from 'node:http';

/**
 * The origin that a request was meant for. Kit lets a form pass only from that origin. Pages are
 * always rendered for the public one, whatever Host says; a form may also come from a page that
 * was opened under another name of this machine, when the browser says that both are the same.
 */
export function originOf(
  { headers }: Pick<IncomingMessage, 'headers'>,
  publicOrigin: string,
  forwardedProto: string | undefined,
): { protocol: string; host: string } {
  const site = new URL(publicOrigin);
  const known = { protocol: site.protocol.slice(0, -1), host: site.host };
  const { origin, host } = headers;
  if (!origin || !host || origin === site.origin) return known;
  const protocol = forwardedProto === 'https' ? 'https' : 'http';
  return origin === `${protocol}://${host}` ? { protocol, host } : known;
}

/** Whether another site's page makes a browser send this. Kit asks the same, but only of forms. */
export function isForeign(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  { protocol, host }: { protocol: string; host: string },
): boolean {
  const onlyReads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  return !onlyReads && headers.origin !== undefined && headers.origin !== `${protocol}://${host}`;
}
