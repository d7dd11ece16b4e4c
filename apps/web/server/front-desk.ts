import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';
import { keepsPace, whenItsTurn } from '@undersigned/shared/turns.ts';
import { Admission, roomFor, ROOM_FOR_SHARED } from './admission.ts';
import { whenArrived } from './arrival.ts';
import { BusyPage } from './busy-page.ts';
import { cacheRuleOf } from './cache-rules.ts';
import { clientAddress, isTrusted, type Network } from './client-address.ts';
import { encodingFor } from './encoding.ts';
import {
  ADDRESS_HEADER,
  HOST_HEADER,
  leastHeadersOf,
  PROTOCOL_HEADER,
  REFUSED_HEADER,
} from './headers.ts';
import { renderShared, type Kit } from './kit.ts';
import { KnownRedirects, redirectTo } from './known-redirects.ts';
import { MicroCache } from './micro-cache.ts';
import { answerRefused, belongsToApi, isLink, isStep, passThrough } from './pass-through.ts';
import { isForeign, originOf } from './public-origin.ts';
import type { Answer } from './rendered.ts';
import { send } from './send.ts';
import { SourcedPages } from './sourced-pages.ts';
import { StepPictures } from './step-pictures.ts';

export type Desk = {
  kit: Kit;
  apiUrl: string;
  publicOrigin: string;
  proofKey: Uint8Array;
  trustedProxies: Network[];
};

/** Pages made for one reader; what serves everyone is packed once. */
const compress = compression();
const REDIRECT_PATIENCE_MS = 1_000;

/** Every request comes here first: to the API, from the cache, or to the site itself. */
export function createFrontDesk(
  desk: Desk,
  { cache = new MicroCache(), busy = new BusyPage() } = {},
) {
  const sourcedPages = new SourcedPages();
  const redirects = new KnownRedirects();
  const pictures = new StepPictures();
  const admission = new Admission();

  return (request: IncomingMessage, response: ServerResponse): void | Promise<void> => {
    if (!keepsPace(request, response)) return;
    // Nearly all requests end here, so that nothing else is done for one before.
    const ready = answerInMemory(request);
    return ready ? send(ready, request, response) : find(request, response);
  };

  /** A fresh answer's name in the cache is its address: what is asked otherwise takes the longer way. */
  function answerInMemory({ method, url = '', headers }: IncomingMessage): Answer | undefined {
    if ((method !== 'GET' && method !== 'HEAD') || headers.cookie !== undefined) return undefined;
    const rendered = cache.fresh(url);
    return rendered?.answerNow(encodingFor(headers['accept-encoding'], rendered.size));
  }

  async function find(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reader = identify(request, desk);
    const rule = cacheRuleOf(request);
    if (!rule) return answerOne(request, response, reader);
    const url = new URL(rule.key, desk.publicOrigin);
    const made = await cache.get(rule, () => render(url, reader));
    if (!made) return admit(request, response, reader);
    const { key, source } = rule;
    const rendered = source === undefined ? made : sourcedPages.of(made, key, source);
    const accepted = request.headers['accept-encoding'];
    send(await rendered.answer(encodingFor(accepted, rendered.size)), request, response);
  }

  function answerOne(request: IncomingMessage, response: ServerResponse, reader: Reader): void {
    setLeastHeaders(request, response);
    if (belongsToApi(request.url)) {
      whenArrived(request, (isWhole) => {
        const isRead = isLink(request.url) || isStep(request.url);
        if (isRead && !isWhole) answerRefused(response, 413);
        else toApi(request, response, reader);
      });
    } else if (isForeign(request, reader.origin)) response.writeHead(403).end();
    else admit(request, response, reader);
  }

  function toApi(request: IncomingMessage, response: ServerResponse, reader: Reader): void {
    const isPicture = isStep(request.url);
    if (isPicture || /^\/(?:go|share)\//.test(request.url ?? '')) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { allow: 'GET, HEAD' }).end();
      } else if (isPicture) pictures.answer(request, response, { ...desk, ...reader });
      else leadAway(request, response, reader);
      return;
    }
    const instead = (status: number) =>
      isReadByPerson(request) && status >= 500
        ? busy.send(request, response)
        : answerRefused(response, status);
    passThrough(request, response, { ...desk, ...reader, instead });
  }

  /** People follow it: what is wrong is said on a page, and where it leads is known without the API. */
  function leadAway(request: IncomingMessage, response: ServerResponse, reader: Reader): void {
    const known = redirects.find(request.url);
    passThrough(request, response, {
      ...desk,
      ...reader,
      ...(known && { timeoutMs: REDIRECT_PATIENCE_MS }),
      heard: (answer) => redirects.learn(request.url, answer),
      explains: (status) => status >= 400,
      instead(status) {
        if (!known || status < 500) toSite(request, response, reader, status);
        else response.writeHead(303, redirectTo(known)).end();
      },
    });
  }

  /** Where there is no room the last good page goes on serving. */
  async function render(url: URL, { client }: Reader) {
    const leave = admission.enter(ROOM_FOR_SHARED);
    if (!leave) return busy.pageFor(url.pathname);
    return renderShared(desk.kit, url, client).finally(leave);
  }

  function admit(request: IncomingMessage, response: ServerResponse, reader: Reader): void {
    const enter = (isWhole: boolean) => {
      // By this length Kit refuses it on a page, at once.
      if (!isWhole) request.headers['content-length'] = String(Number.MAX_SAFE_INTEGER);
      const leave = admission.enter(roomFor(request));
      if (!leave) return busy.send(request, response);
      // The work is done when all is written, however slowly it is read.
      response.once('prefinish', leave).once('close', leave);
      toSite(request, response, reader);
    };
    whenItsTurn(response, () => whenArrived(request, enter));
  }

  function toSite(
    request: IncomingMessage,
    response: ServerResponse,
    { client, origin }: Reader,
    refused = 0,
  ): void {
    setLeastHeaders(request, response);
    Object.assign(request.headers, {
      [ADDRESS_HEADER]: client,
      [PROTOCOL_HEADER]: origin.protocol,
      [HOST_HEADER]: origin.host,
      [REFUSED_HEADER]: String(refused),
    });
    const notFound = () => response.writeHead(404).end();
    compress(request, response, () => desk.kit.handler(request, response, notFound));
  }
}

/** Of what the API serves, people open the link that ends all email; mail programs press it for them. */
function isReadByPerson({ url = '', headers }: IncomingMessage): boolean {
  return url.startsWith('/unsubscribe/') && /text\/html/.test(headers.accept ?? '');
}

function setLeastHeaders({ url }: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(leastHeadersOf(url))) response.setHeader(name, value);
}

type Reader = ReturnType<typeof identify>;

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
