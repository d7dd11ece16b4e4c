import type { IncomingMessage, ServerResponse } from 'node:http';
import { cacheRuleOf } from './cache-rules.ts';
import { clientAddress, isTrusted, type Network } from './client-address.ts';
import { ADDRESS_HEADER, HOST_HEADER, PROTOCOL_HEADER, REFUSED_HEADER } from './headers.ts';
import { renderShared, type Kit } from './kit.ts';
import { MicroCache } from './micro-cache.ts';
import { answerRefused, belongsToApi, passThrough } from './pass-through.ts';
import { isForeign, originOf } from './public-origin.ts';
import { send } from './send.ts';

export type Desk = {
  kit: Kit;
  apiUrl: string;
  publicOrigin: string;
  proofKey: Uint8Array;
  trustedProxies: Network[];
};

// For what brings no policy of its own: plain refusals, redirects, scripts.
const LEAST_POLICY =
  "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; script-src 'self'";

/** Every request comes here first: to the API, from the cache, or to the site itself. */
export function createFrontDesk(desk: Desk) {
  const cache = new MicroCache();

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reader = identify(request, desk);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', LEAST_POLICY);
    if (belongsToApi(request.url)) {
      // A donation link is followed by people: what is wrong with it is said on a page.
      const isForPeople = request.url?.startsWith('/go/') ?? false;
      passThrough(request, response, {
        ...desk,
        ...reader,
        explains: (status) => isForPeople && status >= 400,
        instead: (status) => (isForPeople ? toSite(status) : answerRefused(response, status)),
      });
      return;
    }
    if (isForeign(request, reader.origin)) {
      response.writeHead(403).end();
      return;
    }
    const rule = cacheRuleOf(request);
    if (!rule) return toSite();
    const url = new URL(rule.key, desk.publicOrigin);
    const rendered = await cache.get(rule, () => renderShared(desk.kit, url, reader.client));
    if (rendered) await send(rendered, request, response);
    else toSite();

    function toSite(refused = 0) {
      const { client, origin } = reader;
      Object.assign(request.headers, {
        [ADDRESS_HEADER]: client,
        [PROTOCOL_HEADER]: origin.protocol,
        [HOST_HEADER]: origin.host,
        [REFUSED_HEADER]: String(refused),
      });
      desk.kit.handler(request, response, () => response.writeHead(404).end());
    }
  };
}

function identify(request: IncomingMessage, { publicOrigin, trustedProxies }: Desk) {
  const { remoteAddress } = request.socket;
  const forwardedFor = request.headers['x-forwarded-for'];
  const client = clientAddress(
    { remoteAddress, forwardedFor: forwardedFor && String(forwardedFor) },
    trustedProxies,
  );
  const proto = isTrusted(remoteAddress ?? '', trustedProxies)
    ? request.headers['x-forwarded-proto']
    : undefined;
  return { client, origin: originOf(request, publicOrigin, proto && String(proto)) };
}
