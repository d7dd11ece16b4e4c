type Counts = { signatures: number; confirmed: number; donationClicks: number };

export function sumOfSources(sources: Counts[]): Counts {
  const sum = (of: keyof Counts) => sources.reduce((total, source) => total + source[of], 0);
  return {
    signatures: sum('signatures'),
    confirmed: sum('confirmed'),
    donationClicks: sum('donationClicks'),
  };
}
