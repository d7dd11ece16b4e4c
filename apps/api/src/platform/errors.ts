import {
  HTTP_STATUS,
  type ErrorCode,
  type FieldError,
  type RefusedReason,
} from '@undersigned/shared/errors.ts';
import { GraphQLError } from 'graphql';

type More = { retryAfterSeconds?: number; fields?: FieldError[]; reason?: RefusedReason };

/** An outcome that a person can meet and the web app has words for. Carries a code, never data. */
export class UserError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, more: More = {}) {
    super(code, { extensions: { code, ...more } });
    this.code = code;
  }
}

/** Input that does not fit: which field, and why, but never the value. */
export class InputError extends UserError {
  constructor(fields: FieldError[]) {
    super('BAD_USER_INPUT', { fields });
  }
}

export function statusOf(code: unknown): number {
  return HTTP_STATUS[code as ErrorCode] ?? HTTP_STATUS.INTERNAL_SERVER_ERROR;
}
