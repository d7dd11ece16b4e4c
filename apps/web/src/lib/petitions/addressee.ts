/** "The UK government" in the middle of a sentence: "goes to the UK government". */
export const inSentence = (addressee: string): string => addressee.replace(/^The(?= )/, 'the');

export const atStart = (addressee: string): string =>
  addressee.replace(/^./u, (first) => first.toUpperCase());
