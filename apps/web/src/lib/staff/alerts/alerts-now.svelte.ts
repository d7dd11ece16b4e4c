import { page } from '$app/state';
import type { AlertsNow } from './alert-facts.ts';

// What the page has heard since it was opened. Set by script in the browser alone: on the server it
// would be everybody's.
let heard = $state.raw<AlertsNow>();

/** As the page came, and then as it is kept fresh. Of pages of others there are none. */
export const alertsNow = (): AlertsNow | undefined => heard ?? page.data.alertsNow;

export function hear(now: AlertsNow | undefined): void {
  heard = now;
}
