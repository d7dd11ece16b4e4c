import { countryNames as named } from '@undersigned/shared/signatures/country.ts';

const listed = named('en-GB');
const byCode = new Map(listed.map(({ code, name }) => [code, name]));

/** Pairs, because every page with a form carries them all. */
export const countryNames: [code: string, name: string][] = [...byCode];

export const countryName = (code: string): string => byCode.get(code) ?? code;
