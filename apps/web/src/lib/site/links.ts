import { m } from '#lib/paraglide/messages.js';

export type Navigation = { campaign?: string; petition?: string };
export type NavigationLink = { href: string; label: string; current: boolean };

export function linksOf(navigation: Navigation, route: string | null): NavigationLink[] {
  const { campaign, petition } = navigation;
  const links = [{ href: '/', label: m.nav_front(), current: route === '/' }];
  if (campaign) {
    const current = route === '/campaigns/[slug]';
    links.push({ href: `/campaigns/${campaign}`, label: m.nav_campaign(), current });
  }
  if (petition) {
    const current = /^\/(petitions|confirm|signature)\//.test(route ?? '');
    links.push({ href: `/petitions/${petition}`, label: m.nav_petition(), current });
  }
  return links;
}
