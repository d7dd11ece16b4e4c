import type { builtSite } from './built-site.ts';

const NOTHING_NEW = { newCount: 0, newest: null, lasting: [] };

type Site = Awaited<ReturnType<typeof builtSite>>;

/** From now on whoever asks is at the desk in this role, and there are these petitions. */
export function signedInAs(
  site: Site,
  role: string,
  petitions: object[] = [{ id: 'p', slug: 'p', title: 'Go further', status: 'OPEN' }],
  grantedRole = role,
): void {
  const staffViewer = {
    ...{ email: 'e@news.example', role, grantedRole },
    ...{ hasSecondFactor: true, timeZone: 'UTC' },
  };
  site.answer('StaffFrame', { staffViewer, alertsNow: NOTHING_NEW });
  site.answer('StaffViewer', { staffViewer });
  site.answer('OwnFactors', { staffViewer, ownAccount: { passkeys: [] } });
  site.answer('StaffDesk', { staffViewer, petitions });
  site.answer('AuditActors', { auditActors: [] });
}

/** Sends a form of the desk and goes where it leads, as a browser would. */
export async function postAndFollow(
  site: Site,
  path: string,
  fields: Record<string, string>,
): Promise<{ html: string; location: string; cookie: string }> {
  const answer = await site.post(path, fields);
  const location = answer.headers.get('location') ?? '';
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const html = await (await site.page(location, { cookie })).text();
  return { html, location, cookie };
}

export const page = (edges: object[]) => ({
  edges: edges.map((node) => ({ node })),
  pageInfo: { hasNextPage: false, endCursor: null },
});
