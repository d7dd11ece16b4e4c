import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { Locale } from '@undersigned/shared/locales.ts';
import { local } from '#lib/locale.ts';
import { FIGURE_NAMES, FILE_KINDS } from '../files/figure-names.ts';
import type { Command } from './command.ts';
import type { Petition } from './petition-commands.ts';
import { said } from './said.ts';

const FIGURES = {
  'over-time': m.staff_over_time,
  countries: m.staff_by_country,
  map: m.staff_map,
  sources: m.staff_by_source,
  funnel: m.staff_funnel,
};

// What somebody may type who wants to take it along.
const keep = (says: { locale: Locale }) => m.command_also_keep({}, says);

/** What can be taken along of a petition's counts. */
export function fileCommands({ slug, title }: Petition): Command[] {
  return FIGURE_NAMES.flatMap((figure) =>
    FILE_KINDS.map((kind): Command => {
      const named = (says: { locale: Locale }) =>
        m.command_file({ what: FIGURES[figure]({}, says), kind: kind.toUpperCase() }, says);
      return {
        ...{ id: `${slug} ${figure}.${kind}`, group: 'filter', about: title, ...said(named, keep) },
        href: local(`/staff/petitions/${slug}/files/${figure}.${kind}`),
      };
    }),
  );
}
