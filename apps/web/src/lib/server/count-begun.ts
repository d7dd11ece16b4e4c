import type { RequestEvent } from '@sveltejs/kit';
import { clientHeaders } from '#server/client-proof.ts';
import { webSettings } from '#server/settings.ts';

const PATIENCE_MS = 1_000;

/** Tells the API that a reader has begun to fill in a form, as the reader's browser would. Nobody waits for it. */
export function countBegun(event: RequestEvent<{ slug: string }>): void {
  const { apiUrl, proofKey } = webSettings();
  void fetch(new URL(`/begun/${encodeURIComponent(event.params.slug)}`, apiUrl), {
    headers: {
      'user-agent': event.request.headers.get('user-agent') ?? '',
      ...clientHeaders(event.getClientAddress(), proofKey),
    },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
    .then((answer) => answer.arrayBuffer())
    // Who is not counted has signed all the same.
    .catch(() => undefined);
}
