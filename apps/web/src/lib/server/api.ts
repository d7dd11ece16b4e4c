import { HTTP_STATUS, type ErrorCode, type FieldError } from '@undersigned/shared/errors.ts';
import type { TypedDocumentString } from '@undersigned/shared/generated/public/graphql.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { clientHeaders } from '#server/client-proof.ts';
import { webSettings } from '#server/settings.ts';

const TIMEOUT_MS = 10_000;
const RETRY_AFTER_SECONDS = 5;

/** The one error shape: what the API refused, or that it could not be reached. */
export class ApiError extends Error {
  code: ErrorCode;
  fields: FieldError[];
  retryAfterSeconds: number | undefined;
  requestId: string | undefined;

  constructor(code: ErrorCode, details: Partial<ApiErrorDetails> = {}) {
    super(code, { cause: details.cause });
    this.code = code;
    this.fields = details.fields ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.requestId = details.requestId;
  }

  get status(): number {
    return HTTP_STATUS[this.code];
  }
}

type ApiErrorDetails = {
  fields: FieldError[];
  retryAfterSeconds: number | undefined;
  requestId: string | undefined;
  cause: unknown;
};

type Reader = Pick<RequestEvent, 'getClientAddress' | 'locals'>;
type Answer<Result> = {
  data?: Result | null;
  errors?: { extensions?: { code?: string; fields?: FieldError[]; requestId?: string } }[];
};

/** Asks the API on behalf of one reader. */
export async function request<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { client }: { client: Reader },
): Promise<Result> {
  const response = await post(JSON.stringify({ query: String(document), variables }), client);
  const answer = (await response.json().catch(() => null)) as Answer<Result> | null;
  if (answer?.data && !answer.errors) return answer.data;
  const refused = answer?.errors?.[0]?.extensions;
  throw new ApiError(knownCode(refused?.code, response.status), {
    fields: refused?.fields ?? [],
    requestId: refused?.requestId ?? response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: Number(response.headers.get('retry-after')) || undefined,
  });
}

async function post(body: string, client: Reader): Promise<Response> {
  const { apiUrl, proofKey } = webSettings();
  try {
    return await fetch(new URL('/graphql', apiUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-request-id': client.locals.requestId,
        ...clientHeaders(client.getClientAddress(), proofKey),
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new ApiError('OVERLOADED', { cause, retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
}

function knownCode(code: string | undefined, status: number): ErrorCode {
  if (code && Object.hasOwn(HTTP_STATUS, code)) return code as ErrorCode;
  return status === 503 || status === 502 ? 'OVERLOADED' : 'INTERNAL_SERVER_ERROR';
}
