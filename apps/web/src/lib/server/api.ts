import {
  HTTP_STATUS,
  type ErrorCode,
  type FieldError,
  type RefusedReason,
} from '@undersigned/shared/errors.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { locale } from '#lib/locale.ts';
import { clientHeaders } from '#server/client-proof.ts';
import { retryAfterSeconds } from '#server/retry-after.ts';
import { webSettings } from '#server/settings.ts';

const TIMEOUT_MS = 10_000;
/** Counting what millions have in common takes as long as there are: four seconds for each million. */
const COUNTING_MS = 60_000;
const COUNTING = [
  ...['PreviewInvalidation', 'InvalidateSignatures', 'ApprovalPreview', 'ApproveDecision'],
  ...['HeldPreview', 'ReleaseSignatures', 'RefuseSignatures'],
];

/** The one error shape: what the API refused, or that it could not be reached. */
export class ApiError extends Error {
  code: ErrorCode;
  fields: FieldError[];
  retryAfterSeconds: number | undefined;
  requestId: string | undefined;
  reason: RefusedReason | undefined;

  constructor(code: ErrorCode, details: Partial<ApiErrorDetails> = {}) {
    super(code, { cause: details.cause });
    this.code = code;
    this.fields = details.fields ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.requestId = details.requestId;
    this.reason = details.reason;
  }

  /** It did not answer in time: whether it did what it was asked is not known. */
  get isSilence(): boolean {
    return this.cause instanceof Error && this.cause.name === 'TimeoutError';
  }

  get status(): number {
    return HTTP_STATUS[this.code];
  }
}

type ApiErrorDetails = {
  fields: FieldError[];
  retryAfterSeconds: number | undefined;
  requestId: string | undefined;
  reason: RefusedReason | undefined;
  cause: unknown;
};

type Reader = Pick<RequestEvent, 'getClientAddress' | 'locals'>;
/** On whose behalf, and with which of the reader's cookies: none, unless they are named. */
type Asking = { client: Reader; cookie?: string | null; userAgent?: string | null };
/** A document of either schema. */
export type Document<Result, Variables> = {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
};
type Refused = {
  code?: string;
  fields?: FieldError[];
  requestId?: string;
  reason?: RefusedReason;
};
type Answer<Result> = { data?: Result | null; errors?: { extensions?: Refused }[] };

/** Asks the API on behalf of one reader. */
export async function request<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  { path = '/graphql', ...asking }: Asking & { path?: string },
): Promise<Result> {
  const query = String(document);
  const response = await post(path, { query, variables }, asking, nameOf(query));
  const answer = (await response.json().catch(() => null)) as Answer<Result> | null;
  if (answer?.data && !answer.errors) return answer.data;
  throw refusal(response, answer);
}

/** Posts to one of the API's plain addresses; throws what it refused. */
export async function postToApi(path: string, body: unknown, asking: Asking): Promise<Response> {
  const response = await post(path, body, asking);
  if (response.ok) return response;
  throw refusal(response, (await response.json().catch(() => null)) as Answer<never> | null);
}

async function post(
  path: string,
  body: unknown,
  { client, cookie, userAgent }: Asking,
  operation?: string,
): Promise<Response> {
  const { apiUrl, proofKey } = webSettings();
  const patienceMs = operation && COUNTING.includes(operation) ? COUNTING_MS : TIMEOUT_MS;
  try {
    return await fetch(new URL(path, apiUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': locale(),
        'x-request-id': client.locals.requestId,
        // By this the API knows who gives way to whom when there is too much.
        ...(operation && { 'x-undersigned-operation': operation }),
        ...(cookie ? { cookie } : {}),
        ...(userAgent ? { 'user-agent': userAgent } : {}),
        ...clientHeaders(client.getClientAddress(), proofKey),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (cause) {
    throw apiIsSilent(cause);
  }
}

export function apiIsSilent(cause?: unknown): ApiError {
  return new ApiError('OVERLOADED', { cause, retryAfterSeconds: retryAfterSeconds() });
}

function nameOf(query: string): string | undefined {
  return /^\s*(?:query|mutation) (\w+)/.exec(query)?.[1];
}

function refusal(response: Response, answer: Answer<unknown> | null): ApiError {
  const refused = answer?.errors?.[0]?.extensions;
  const code = knownCode(refused?.code, response.status);
  const wait = Number(response.headers.get('retry-after')) || undefined;
  return new ApiError(code, {
    fields: refused?.fields ?? [],
    reason: refused?.reason,
    requestId: refused?.requestId ?? response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: wait ?? (code === 'OVERLOADED' ? retryAfterSeconds() : undefined),
  });
}

function knownCode(code: string | undefined, status: number): ErrorCode {
  if (code && Object.hasOwn(HTTP_STATUS, code)) return code as ErrorCode;
  return status === 503 || status === 502 ? 'OVERLOADED' : 'INTERNAL_SERVER_ERROR';
}
