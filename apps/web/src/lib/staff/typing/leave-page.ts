import { local } from '#lib/locale.ts';
import { endedPath, withoutAction } from '../way-on.ts';
import { LEAVING } from './leaving.ts';

/** Whether an answer says that its reader is logged out, in another tab too, or no longer staff. */
export const isTurnedAway = ({ redirected, status }: Response): boolean =>
  redirected || status === 403;

/**
 * Then the page itself leads on: what is half typed is kept first. Never by a reload: what a form has led to
 * would be sent again.
 */
export function leavePage({ redirected }: Response): void {
  document.dispatchEvent(new Event(LEAVING));
  const page = location.pathname + withoutAction(location.search);
  location.replace(redirected ? local(endedPath(location)) : page);
}
