import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasTurn } from '@undersigned/shared/turns.ts';
import { refusalAfter } from './graphql-errors.ts';
import { RETRY_AFTER_SECONDS } from './retry-after.ts';

/** Up to how many requests may be in work for one of this kind to be let in. */
export type LaneOf = (request: IncomingMessage) => number;

export type Admission = {
  /** False when the request was refused: it has its answer then. */
  admit: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Counts a request as in work until its answer is out or its client is gone. */
  begin: (response: ServerResponse) => void;
  inWork: () => number;
  refused: () => number;
};

// Made beforehand: under five times what can be taken, four answers in five are refusals.
const REFUSALS = RETRY_AFTER_SECONDS.map(refusalAfter);

/**
 * Refuses by how much is in work, before a body is read: a refusal then costs a tenth of an answer,
 * so that what can be done is done in time, and the rest hears at once. A request counts from the
 * moment its body has come, so that whoever sends slowly takes nobody's place.
 */
export function createAdmission(laneOf: LaneOf): Admission {
  let inWork = 0;
  let refused = 0;
  const end = () => {
    inWork -= 1;
  };
  return {
    admit(request, response) {
      if (hasTurn(response) && inWork < laneOf(request)) return true;
      refused += 1;
      const { body, headers } = REFUSALS[Math.floor(Math.random() * REFUSALS.length)]!;
      response.writeHead(503, headers).end(body);
      return false;
    },
    begin(response) {
      inWork += 1;
      response.once('close', end);
    },
    inWork: () => inWork,
    refused: () => refused,
  };
}
