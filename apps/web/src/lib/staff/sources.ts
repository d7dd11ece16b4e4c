import { m } from '@undersigned/shared/generated/messages/messages.js';

const NAMES: Record<string, () => string> = {
  article: m.staff_source_article,
  campaign: m.staff_source_campaign,
  direct: m.staff_source_direct,
  'front-page': m.staff_source_front,
  other: m.staff_source_other,
  petition: m.staff_source_petition,
  signed: m.staff_source_signed,
};

type Counts = { signatures: number; confirmed: number; donationClicks: number };

/** Our own pages have names; what an address says after ?source= stands as it is. */
export const sourceName = (source: string): string =>
  Object.hasOwn(NAMES, source) ? NAMES[source]!() : source;

export function sumOfSources(sources: Counts[]): Counts {
  const sum = (of: keyof Counts) => sources.reduce((total, source) => total + source[of], 0);
  return {
    signatures: sum('signatures'),
    confirmed: sum('confirmed'),
    donationClicks: sum('donationClicks'),
  };
}
