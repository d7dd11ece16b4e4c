import { m } from '@undersigned/shared/generated/messages/messages.js';

const NAMES: Record<string, () => string> = {
  article: m.source_article,
  campaign: m.source_campaign,
  direct: m.source_direct,
  'front-page': m.source_front,
  other: m.source_other,
  petition: m.source_petition,
  signed: m.source_signed,
};

/** Our own pages have names; what an address says after ?source= stands as it is. */
export const sourceName = (source: string): string =>
  Object.hasOwn(NAMES, source) ? NAMES[source]!() : source;
