import { randomUUID } from 'node:crypto';
import type { RequestListener, Server } from 'node:http';
import { REQUEST_BODY_MAX_BYTES } from '@undersigned/shared/limits.ts';
import { keepsPace } from '@undersigned/shared/turns.ts';
import fastify, { LogController, type FastifyError, type FastifyInstance } from 'fastify';
import type { Admission } from './admission.ts';
import { UserError } from './errors.ts';
import { retryAfterOf, statusOfErrors, toErrorBody } from './graphql-errors.ts';
import type { Logger } from './log.ts';

/** The HTTP server: limits on size and time, one error shape, one log line a request. */
export function createHttpServer(logger: Logger, admission: Admission): FastifyInstance {
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: REQUEST_BODY_MAX_BYTES,
    genReqId: () => randomUUID(),
    // No line is written through a request's own logger.
    childLoggerFactory: (parent) => parent,
    requestTimeout: 15_000,
    // By default Node looks only every half a minute who has run out of time.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 600 },
    // An address that cannot be decoded has no route; by default the answer repeats it.
    frameworkErrors: (error, request, reply) => {
      void send(asUserError(error), request.id, reply);
    },
  }) as unknown as FastifyInstance;

  refuseFirst(app.server, admission);
  app.addHook('preValidation', (_request, reply, done) => {
    admission.begin(reply.raw);
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-store');
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, not the address: that may hold a token.
    const route = request.routeOptions.url ?? 'none';
    const { method, id } = request;
    const ms = Math.round(reply.elapsedTime);
    const level = isQuiet(request.routeOptions.config) ? 'debug' : 'info';
    logger[level]({ requestId: id, method, route, status: reply.statusCode, ms }, 'request');
    done();
  });
  app.setNotFoundHandler((request, reply) => send(new UserError('NOT_FOUND'), request.id, reply));
  app.setErrorHandler((error: FastifyError, request, reply) =>
    send(asUserError(error), request.id, reply),
  );

  function send(error: unknown, requestId: string, reply: Parameters<typeof app.errorHandler>[2]) {
    const body = toErrorBody(error, requestId, logger);
    const retryAfter = retryAfterOf([body]);
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
    return reply.code(statusFrom(error) ?? statusOfErrors([body])).send({ errors: [body] });
  }
  return app;
}

/** A route of which every reader's page asks, so that its lines would bury all others. */
export const QUIET = { isQuiet: true };

function isQuiet(config: object): boolean {
  return 'isQuiet' in config;
}

/** Puts the admission before everything that the framework does with a request. */
function refuseFirst(server: Server, admission: Admission): void {
  const answer = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (!keepsPace(request, response) || !admission.admit(request, response)) return;
    for (const listener of answer) listener(request, response);
  });
}

function asUserError(error: FastifyError): unknown {
  if (error.statusCode === 413) return new UserError('PAYLOAD_TOO_LARGE');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    const refused = new UserError('BAD_USER_INPUT', {
      fields: [{ path: ['body'], code: 'WRONG_TYPE' }],
    });
    return Object.assign(refused, { statusCode: error.statusCode });
  }
  return error;
}

function statusFrom(error: unknown): number | undefined {
  return error instanceof UserError ? (error as { statusCode?: number }).statusCode : undefined;
}
