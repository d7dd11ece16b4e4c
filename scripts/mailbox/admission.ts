import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isIP } from 'node:net';

/**
 * Lets only this machine's own pages and programs at a local server. What answers any origin would
 * show every link that was ever mailed to any site that is open in the operator's browser.
 */
export function admitOwnOnly(server: Server, host: string): void {
  const handlers = server.listeners('request') as ((...args: unknown[]) => void)[];
  const upgrades = server.listeners('upgrade') as ((...args: unknown[]) => void)[];
  server.removeAllListeners('request').removeAllListeners('upgrade');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isOwn(request, host)) for (const handle of handlers) handle(request, response);
    else response.writeHead(403, { 'content-type': 'text/plain' }).end('Not from there.\n');
  });
  server.on('upgrade', (request, socket, head) => {
    if (isOwn(request, host)) for (const handle of upgrades) handle(request, socket, head);
    else socket.destroy();
  });
}

function isOwn({ headers }: IncomingMessage, host: string): boolean {
  const { host: asked = '', origin, 'sec-fetch-site': site = 'none' } = headers;
  if (!URL.canParse(`http://${asked}`)) return false;
  const { hostname } = new URL(`http://${asked}`);
  // A name that anybody can point at this machine is how strangers get around the origin.
  const isThisMachine =
    hostname === 'localhost' || hostname === host || isIP(hostname.replace(/^\[|\]$/g, '')) > 0;
  const isSameOrigin = origin === undefined || origin === `http://${asked}`;
  return isThisMachine && isSameOrigin && ['none', 'same-origin'].includes(String(site));
}
