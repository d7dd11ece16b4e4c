import type { ErrorCode } from '@undersigned/shared/errors.ts';

declare global {
  namespace App {
    interface Error {
      code?: ErrorCode;
      /** The number that a reader can tell us; the same stands in the log. */
      reference?: string;
      retryAfterSeconds?: number;
      /** The reader had sent a form: loading the page again sends it once more. */
      isForm?: boolean;
    }
    interface Locals {
      requestId: string;
      retryAfterSeconds?: number;
      /** It has just refused this request or said nothing: asking for more would only add to it. */
      isApiBusy?: boolean;
      /** What a form asked for is shown instead of the page's list: that is not read. */
      isListUnseen?: boolean;
    }
  }
}
