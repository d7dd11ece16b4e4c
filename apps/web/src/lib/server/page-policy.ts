import type { RequestEvent } from '@sveltejs/kit';

const SHARED = 'public, max-age=0, s-maxage=1';
const OWN = 'private, no-store';

/** Pages behind a mailed link: their address is a secret. */
export function isTokenPage(route: string | null): boolean {
  return /\/\[token\]/.test(route ?? '');
}

export function cachePolicyOf(event: RequestEvent, response: Response): string {
  const isRead = event.request.method === 'GET' || event.request.method === 'HEAD';
  const { id } = event.route;
  // An address that is none of ours may be one of ours, with its token, misspelt.
  const isPublic = isRead && id !== null && !isTokenPage(id) && !isStaffPage(id);
  return isPublic && (response.status === 200 || response.status === 404) ? SHARED : OWN;
}

/** Pages of and for staff, their data included. */
export function isStaffPage(route: string | null): boolean {
  return /^\/(staff|sign-in)(\/|$)/.test(route ?? '');
}
