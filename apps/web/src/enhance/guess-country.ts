/**
 * Chooses the country that the browser's language names, where nobody has chosen one yet. Many a browser
 * speaks a language of elsewhere: only where its clock agrees.
 */
export function guessCountry(languages = navigator.languages): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const region = languages.map((language) => regionOf(language, timeZone)).find(Boolean);
  for (const field of document.querySelectorAll<HTMLSelectElement>('select[name=country]')) {
    const isKnown = [...field.options].some(({ value }) => value === region);
    if (field.value === '' && region && isKnown) field.value = region;
  }
}

/** Newer than the types of it. */
type Zoned = Intl.Locale & { getTimeZones?: () => string[] | undefined };

/** en-GB names the United Kingdom, by a clock of there; a language alone names no country. */
export function regionOf(language: string, timeZone: string): string | undefined {
  try {
    const locale: Zoned = new Intl.Locale(language);
    return locale.getTimeZones?.()?.includes(timeZone) ? locale.region : undefined;
  } catch {
    return undefined;
  }
}
