import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Admission } from './admission.ts';

/** Prometheus figures of this process. Labels are route patterns and codes, never addresses. */
export function addMetrics(
  app: FastifyInstance,
  admission: Admission,
  mailQueueAge: () => Promise<number>,
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time from the request to the end of the answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.08, 0.3, 1, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'http_requests_in_work',
    help: 'Requests whose body has come and whose answer is not out.',
    registers: [registry],
    collect() {
      this.set(admission.inWork());
    },
  });
  new Gauge({
    name: 'http_requests_refused',
    help: 'Requests refused unread since the start, because too many were in work.',
    registers: [registry],
    collect() {
      this.set(admission.refused());
    },
  });
  const queueAge = lastKnown(mailQueueAge);
  new Gauge({
    name: 'mail_queue_age_seconds',
    help: 'For how long mail has been late or refused, else how long the one that was due first has waited, when these figures were last asked for; 0 when none is due.',
    registers: [registry],
    collect() {
      this.set(queueAge());
    },
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
  app.get('/metrics', async (request, reply) => {
    if (!isLoopback(request.socket.remoteAddress)) return reply.callNotFound();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** Never waits: these figures are wanted most of all when the database does not answer. */
function lastKnown(read: () => Promise<number>): () => number {
  let known = 0;
  let isReading = false;
  const refresh = () => {
    if (isReading) return;
    isReading = true;
    read()
      .then(
        (value) => (known = value),
        () => (known = Number.NaN),
      )
      .finally(() => (isReading = false));
  };
  return () => {
    refresh();
    return known;
  };
}

function isLoopback(address = ''): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
