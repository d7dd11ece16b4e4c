import { LOCALES, LOCALE_TAGS, type Locale } from '@undersigned/shared/locales.ts';
import { countryNames as named } from '@undersigned/shared/signatures/country.ts';
import { locale } from '#lib/locale.ts';

type Names = { pairs: [code: string, name: string][]; byCode: Map<string, string> };

const made = new Map<Locale, Names>();

/** Pairs, because every page with a form carries them all; in the order of the page's language. */
export const countryNames = (): Names['pairs'] => names().pairs;

/** By each language's name, for whoever types one of them. */
export function countriesInEach(): { code: string; names: Record<Locale, string> }[] {
  return names().pairs.map(([code]) => ({
    code,
    names: Object.fromEntries(
      LOCALES.map((each) => [each, namesIn(each).byCode.get(code) ?? code]),
    ) as Record<Locale, string>,
  }));
}

export const countryName = (code: string): string => names().byCode.get(code) ?? code;

const names = (): Names => namesIn(locale());

function namesIn(own: Locale): Names {
  let found = made.get(own);
  if (!found) {
    // The apostrophe that Ukrainian text is set with, and the fonts have.
    const pairs = named(LOCALE_TAGS[own]).map(({ code, name }): [string, string] => [
      code,
      name.replaceAll('ʼ', '’'),
    ]);
    made.set(own, (found = { pairs, byCode: new Map(pairs) }));
  }
  return found;
}
