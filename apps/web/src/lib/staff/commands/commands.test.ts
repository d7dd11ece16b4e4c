import { STAFF_ROLES } from '@undersigned/shared/accounts/staff-role.ts';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { StaffRole } from '@undersigned/shared/generated/staff/graphql.ts';
import { commandsFor } from './commands.ts';

const petitions = [
  { slug: 'newer', title: 'The newer one' },
  { slug: 'older', title: 'The older one' },
];
const countries = [{ code: 'UA', names: { en: 'Ukraine', uk: 'Україна' } }];
const list = (role: StaffRole, asked: string | null = null) =>
  commandsFor({ role, petitions, asked, countries });
const hrefs = (role: StaffRole) => list(role).map(({ href }) => href);

/** Pages that are asked for a role beyond being staff; the others are for all. */
const FOR_CAMPAIGNERS = /\/(?:signatures|invalidations|paper)(?:[?#]|$)/;
const FOR_ADMINISTRATORS = /\/staff\/(?:people|record)(?:[?#]|$)/;

describe('the commands', () => {
  test.each(STAFF_ROLES)('of a %s lead to no page that is not for that role', (role) => {
    const mayDecide = role === 'CAMPAIGNER' || role === 'ADMIN';
    const found = hrefs(role);
    expect(found.some((href) => FOR_CAMPAIGNERS.test(href))).toBe(mayDecide);
    expect(found.some((href) => FOR_ADMINISTRATORS.test(href))).toBe(role === 'ADMIN');
    expect(found).toContain('/staff/petitions/older');
  });

  test('lead an administrator to every page of the desk', () => {
    const routes = new URL('../../../routes/staff', import.meta.url).pathname;
    const pages = readdirSync(routes, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('+page.svelte'))
      .map((file) => `/staff/${file}`.replace('[slug]', 'older').replace(/\/\+page\.svelte$/, ''));
    const reached = new Set(hrefs('ADMIN').map((href) => href.replace(/[?#].*$/, '')));
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });

  test('have an id each, and keys that mean one thing', () => {
    const all = list('ADMIN');
    const keys = all.flatMap((command) => command.keys ?? []);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('are those of the petition at hand first: of the one that is shown, or else of the newest', () => {
    const about = (asked: string | null) => {
      const all = list('ADMIN', asked);
      const filters = all.filter(({ group }) => group === 'filter');
      return [all[0]!.about, all.find(({ keys }) => keys === 'g h')!.about, filters[0]!.about];
    };
    expect(about('older')).toEqual(Array(3).fill('The older one'));
    expect(about(null)).toEqual(Array(3).fill('The newer one'));
    expect(about('no-such')).toEqual(Array(3).fill('The newer one'));
  });

  test('are said in the page’s language, and known in the others', () => {
    const country = list('ADMIN').find(({ id }) => id.endsWith('country=UA'))!;
    expect(country).toMatchObject({
      label: 'Signatures from Ukraine',
      words: 'Підписи: Україна',
      href: '/staff/petitions/newer/signatures?country=UA',
    });
  });

  test('change nothing but by a form', () => {
    expect(list('ADMIN').flatMap(({ isAct, href }) => (isAct ? [href] : []))).toEqual([
      '/staff/sign-out',
    ]);
  });

  test('are there where no petition is', () => {
    const none = commandsFor({ role: 'VIEWER', petitions: [], asked: null, countries });
    expect(none.every(({ group }) => group === 'desk')).toBe(true);
  });
});
