/** Chooses the country that the browser's language names, where nobody has chosen one yet. */
export function guessCountry(languages = navigator.languages): void {
  const region = languages.map(regionOf).find(Boolean);
  for (const field of document.querySelectorAll<HTMLSelectElement>('select[name=country]')) {
    const isKnown = [...field.options].some(({ value }) => value === region);
    if (field.value === '' && region && isKnown) field.value = region;
  }
}

/** en-GB names the United Kingdom; a language alone names no country. */
export function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined;
  }
}
