import type { RequestEvent } from '@sveltejs/kit';
import {
  MarkAlertsReadDocument,
  SetAlertSubscriptionsDocument,
  StaffAlertsDocument,
  StaffAlertsNowDocument,
  type AlertKind,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { staffRequest } from '../staff-api.server.ts';
import type { AlertsNow } from './alert-facts.ts';

const ON_A_PAGE = 30;
const KINDS: AlertKind[] = ['MILESTONE', 'TRAFFIC', 'CHANGE', 'DRIFT', 'MAIL'];

export const KIND_FIELDS = KINDS.map((kind) => kind.toLowerCase());

/** A page of alerts. The newest are read by being shown; which of them were new is said once. */
export async function loadAlerts(event: RequestEvent) {
  const after = event.url.searchParams.get('after');
  const data = await staffRequest(StaffAlertsDocument, { first: ON_A_PAGE, after }, event);
  const { alerts, alertsNow, alertSubscriptions } = data;
  const { hasNextPage, endCursor } = alerts.pageInfo;
  const { newCount, newest } = alertsNow;
  const isNewest = after === null;
  return {
    alerts: alerts.edges.map(({ node }) => node),
    newCount: isNewest ? newCount : 0,
    older: hasNextPage ? endCursor : null,
    isNewest,
    mails: alertSubscriptions,
    ...(isNewest && newest && { alertsNow: await markRead(event, newest) }),
  };
}

export async function readAlertsNow(event: RequestEvent): Promise<AlertsNow> {
  return (await staffRequest(StaffAlertsNowDocument, {}, event)).alertsNow;
}

export async function markRead(event: RequestEvent, upTo: string): Promise<AlertsNow> {
  return (await staffRequest(MarkAlertsReadDocument, { upTo }, event)).markAlertsRead;
}

/** What is ticked; the API says whether it may be. */
export function chooseMails(event: RequestEvent, form: Record<string, string>) {
  const kinds = KINDS.filter((kind) => form[kind.toLowerCase()] === 'yes');
  return staffRequest(SetAlertSubscriptionsDocument, { input: { kinds } }, event);
}
