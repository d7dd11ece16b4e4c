type Signed = { source: string; signatures: number; confirmed: number };
export type SourceCount = Signed & { donationClicks: number };

/** A source that brought only clicks, or only signatures, has a row as well. */
export function joinSources(signed: Signed[], clicks: Map<string, number>): SourceCount[] {
  const sources = new Map(signed.map((row) => [row.source, row]));
  for (const source of clicks.keys()) {
    if (!sources.has(source)) sources.set(source, { source, signatures: 0, confirmed: 0 });
  }
  return [...sources.values()]
    .map((row) => ({ ...row, donationClicks: clicks.get(row.source) ?? 0 }))
    .sort(
      (a, b) =>
        b.confirmed - a.confirmed ||
        b.signatures - a.signatures ||
        b.donationClicks - a.donationClicks ||
        (a.source < b.source ? -1 : 1),
    );
}
