import { webSettings } from '#server/settings.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
  const { publisherName, privacyContact } = webSettings();
  return { publisher: publisherName, contact: privacyContact };
};
