import { COUNTRY_TALLY_MIN_SIGNATURES } from '@undersigned/shared/limits.ts';

export type CountryCount = { country: string | null; count: number };

/**
 * Hides how few signed from where: countries below the limit are merged under null, and if even
 * together they stay below it, the next smallest joins them. Always adds up to the same sum.
 */
export function mergeSmallCountries(counts: { country: string; count: number }[]): CountryCount[] {
  const sorted = counts
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.country.localeCompare(b.country));
  const shown: CountryCount[] = sorted.filter(({ count }) => count >= COUNTRY_TALLY_MIN_SIGNATURES);
  let rest = sorted.slice(shown.length).reduce((sum, { count }) => sum + count, 0);
  while (rest > 0 && rest < COUNTRY_TALLY_MIN_SIGNATURES && shown.length > 0) {
    rest += shown.pop()!.count;
  }
  return rest > 0 ? [...shown, { country: null, count: rest }] : shown;
}
