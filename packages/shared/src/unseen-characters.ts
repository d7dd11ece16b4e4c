// Controls (but white space), formats, lone surrogates, private use, unassigned; whatever draws
// nothing; the blank Braille cell, and the two signs that stand for lost text; Egyptian blanks, which
// Unicode counts as letters, so that a name of them would be none.
const UNSEEN =
  /(?![\t\n\r])\p{C}|\p{Default_Ignorable_Code_Point}|[\u2800\uFFFC\uFFFD\u{13441}\u{13442}]/u;

// In this order: joiners inside words (Persian, Hindi), the older spelling of Malayalam's final
// consonants, the exact form of a Han character in a Japanese name, Mongolian forms, emoji.
const RIGHTFUL = [
  /([\p{L}\p{M}])[\u200C\u200D](?=[\p{L}\p{M}])/gu,
  /(\u0D4D)\u200D/gu,
  /(\p{Script=Han})[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu,
  /(\p{Script=Mongolian})[\u180B-\u180D\u180F]/gu,
  /(\p{Extended_Pictographic})[\uFE0E\uFE0F]/gu,
];

/** Whether a text holds what nobody sees, or what makes it read in another order than it is stored. */
export function hasUnseenCharacters(text: string): boolean {
  return UNSEEN.test(RIGHTFUL.reduce((rest, rightful) => rest.replace(rightful, '$1'), text));
}
