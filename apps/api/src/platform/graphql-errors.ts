import { HTTP_STATUS, type ErrorCode } from '@undersigned/shared/errors.ts';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isLostConnection } from './db-faults.ts';
import { statusOf, UserError } from './errors.ts';
import type { Logger } from './log.ts';
import { retryAfterSeconds } from './retry-after.ts';

const SENTENCES: Record<ErrorCode, string> = {
  BAD_USER_INPUT: 'Some of the input does not fit; extensions.fields names each field and why.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL, or is too long.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema or the limits.',
  UNAUTHENTICATED: 'Log in first.',
  FORBIDDEN: 'Your role does not allow this.',
  NOT_FOUND: 'There is no such thing.',
  CONFLICT: 'This does not fit the present state.',
  PETITION_CLOSED: 'The petition is closed.',
  GONE: 'This link has run out.',
  PAYLOAD_TOO_LARGE: 'The request is too large.',
  IDEMPOTENCY_MISMATCH: 'This key was used with another body.',
  RATE_LIMITED: 'Too many tries from here; wait as long as Retry-After says.',
  OVERLOADED: 'Too much at once; try again after as long as Retry-After says.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side; requestId names it.',
};

const CODE_FOR: Record<string, ErrorCode> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'GRAPHQL_VALIDATION_FAILED',
};

export type ErrorBody = { message: string; extensions: { code: string } & Record<string, unknown> };

/** The one error shape. Messages of graphql-js and of the database never pass: both quote values. */
export function toErrorBody(
  error: unknown,
  requestId: string,
  logger: Logger,
  apolloCode?: unknown,
): ErrorBody {
  const original = originalOf(error);
  if (original instanceof UserError) return bodyOf(original.code, original.extensions);
  const code = codeOf(original, apolloCode);
  if (code === 'PERSISTED_QUERY_NOT_SUPPORTED') {
    return { message: 'Persisted queries are not supported.', extensions: { code } };
  }
  if (code === 'BAD_USER_INPUT')
    return bodyOf(code, { fields: [{ path: [], code: 'WRONG_TYPE' }] });
  if (code !== 'INTERNAL_SERVER_ERROR') return bodyOf(code as ErrorCode);
  if (isLostConnection(original)) {
    warnOfOutage(logger, { err: original, requestId });
    return bodyOf('OVERLOADED', { retryAfterSeconds: retryAfterSeconds() });
  }
  logger.error({ err: original, requestId }, 'bug');
  return bodyOf('INTERNAL_SERVER_ERROR', { requestId });
}

/** Once a second: a line with its stack for each of a thousand requests would be a load of its own. */
function warnOfOutage(logger: Logger, of: { err: unknown; requestId: string }): void {
  unsaid += 1;
  if (performance.now() - lastSaidAt < OUTAGE_EVERY_MS) return;
  lastSaidAt = performance.now();
  logger.warn({ ...of, times: unsaid }, 'database out of reach');
  unsaid = 0;
}

const OUTAGE_EVERY_MS = 1_000;
let lastSaidAt = -Infinity;
let unsaid = 0;

/** An answer to what is refused unread; its headers by turns name and value, as Node sends them quickest. */
export type Refusal = { headers: string[]; body: string };

export function refusalAfter(seconds: number): Refusal {
  const body = JSON.stringify({ errors: [bodyOf('OVERLOADED', { retryAfterSeconds: seconds })] });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'retry-after': String(seconds),
  };
  return { headers: Object.entries(headers).flat(), body };
}

/** Apollo's hook: keeps where in the document and in the answer it happened. */
export function formatError(
  formatted: GraphQLFormattedError,
  body: ErrorBody,
): GraphQLFormattedError {
  const { locations, path } = formatted;
  return { ...body, ...(locations && { locations }), ...(path && { path }) };
}

export function statusOfErrors(errors: readonly GraphQLFormattedError[]): number {
  const code = errors[0]?.extensions?.['code'];
  return code === 'PERSISTED_QUERY_NOT_SUPPORTED' ? 400 : statusOf(code);
}

export function retryAfterOf(errors: readonly GraphQLFormattedError[]): number | undefined {
  return errors[0]?.extensions?.['retryAfterSeconds'] as number | undefined;
}

function bodyOf(code: ErrorCode, more: Record<string, unknown> = {}): ErrorBody {
  return { message: SENTENCES[code], extensions: { ...more, code } };
}

function originalOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError
    ? originalOf(error.originalError)
    : error;
}

function codeOf(error: unknown, apolloCode: unknown): string {
  const own = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  const code = String(own ?? apolloCode);
  if (code === 'PERSISTED_QUERY_NOT_SUPPORTED' || code in HTTP_STATUS) return code;
  return CODE_FOR[code] ?? 'INTERNAL_SERVER_ERROR';
}
