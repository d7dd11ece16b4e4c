import { parseSlug } from '@undersigned/shared/slug.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clock } from '../../platform/clock.ts';
import type { Client } from '../../platform/context.ts';
import { QUIET } from '../../platform/http.ts';
import type { Funnel } from './funnel.ts';
import { isToldByReader, secondsToMidnight, type Step } from './step.rules.ts';

type Request = FastifyRequest<{ Params: { petition: string } }>;
type Options = { funnel: Funnel; clientOf: (request: FastifyRequest) => Client };

/** The smallest GIF that there is: one transparent dot. */
const PICTURE = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');
// A browser that is not counted comes again; one that is, not before tomorrow, also when it reloads.
const AGAIN = 'private, no-store';
const tomorrow = () => `private, max-age=${secondsToMidnight(clock.now())}, immutable`;

/**
 * By these pictures pages tell how far a reader came. Who was counted today is remembered by the
 * browser's own cache, and by nobody else: the picture is the same for everybody.
 */
export function addStepRoutes(app: FastifyInstance, { funnel, clientOf }: Options): void {
  add('seen', tomorrow);
  add('begun', tomorrow);
  // Somebody may share many times.
  add('shared', () => AGAIN);

  function add(step: Step, cached: () => string): void {
    app.get(`/${step}/:petition`, { config: QUIET }, async (request: Request, reply) =>
      reply
        .headers({
          'content-type': 'image/gif',
          'cache-control': (await isCounted(request, step)) ? cached() : AGAIN,
          // Another site must not learn from it whether this browser was here.
          'cross-origin-resource-policy': 'same-origin',
        })
        .send(PICTURE),
    );
  }

  async function isCounted(request: Request, step: Step): Promise<boolean> {
    if (!isToldByReader(request.method, request.headers)) return false;
    const slug = request.params.petition;
    const petition = parseSlug(slug).ok ? await funnel.petitions.find(slug) : null;
    return petition !== null && funnel.count(petition, step, clientOf(request).address);
  }
}
