import { SiteNavigationDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { publicRead } from '#lib/server/public-read.ts';
import { webSettings } from '#server/settings.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({
  site: {
    name: webSettings().siteName,
    origin: webSettings().publicOrigin,
    /** Whether /privacy says how to reach the newsroom. */
    hasContact: webSettings().privacyContact !== undefined,
  },
  navigation: await navigation(event),
});

// A page without its menu helps a reader more than no page: the page's own load reports the fault.
async function navigation(event: Parameters<LayoutServerLoad>[0]) {
  try {
    const { campaign } = await publicRead(SiteNavigationDocument, {}, event);
    return { campaign: campaign?.slug, petition: campaign?.petitions[0]?.slug };
  } catch {
    return {};
  }
}
