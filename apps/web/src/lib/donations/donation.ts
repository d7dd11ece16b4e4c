export type Donation = { slug: string; provider: string; beneficiary: string; path: string };

/** Where the reader came from goes along, so that staff see which page led to a gift. */
export function donationHref(donation: Donation, source: string): string {
  return `${donation.path}?source=${encodeURIComponent(source)}`;
}
