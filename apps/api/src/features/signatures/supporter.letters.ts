/** Between the letters of a name, and at its ends; ʻ and ʼ are letters to Unicode, as ˈ is. */
const APOSTROPHE = `'’‘ʻʼ׳`;
/** Accents and tones; a stroke through a letter or a ring around it is none. */
const ACCENTS = '[\u0300-\u0304\u0306-\u0314\u031B\u0323-\u0331\u0342\u0345]{0,2}';
/** What is not seen between letters, and the dot between the syllables of Tibetan. */
const JOINERS = '\u200C\u200D་';

/** Of Latin those that alphabets in use have, and no letters of phonetics or of manuscripts. */
const LATIN = [
  'A-Za-zÀ-ÖØ-öø-ž',
  'Ǎ-ǜǞ-ǰǴǵǸ-țȞȟȦ-ȳḀ-ẙẞẠ-ỹ', // Vietnamese, Yoruba, Romanian, Sámi, Pinyin and transliterations
  'ƠơƯưƷʒ', // Vietnamese, Skolt Sámi
  'Əə', // Azerbaijani
  'ƁɓƊɗƘƙƳƴƝɲ', // Hausa, Fula, Bambara
  'ƉɖƐɛƑƒƔɣƆɔƲʋ', // Ewe, Akan, Lingala
  'ƎǝƖɩƱʊƗɨɄʉƇƈƤƥƬƭ', // Kanuri, Kabiyè, Cameroon's languages, Serer
].join('');

const ofScript = (script: string) => `(?=\\p{Script=${script}})`;

/** Scripts in daily use; the rest have look-alikes of Latin, or letters most screens cannot draw. */
const INDIC_AND_ALIKE = [
  ...['Arabic', 'Thaana', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil'],
  ...['Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar', 'Khmer'],
  ...['Ethiopic', 'Hebrew'],
];

const HAN = `${ofScript('Han')}\\p{Lo}[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]?`;
const KANA_AND_HANGUL = '[ぁ-ゖァ-ヺㇰ-ㇿㄅ-ㄯㆠ-ㆿ가-힣]';

/** A letter with its marks, in each way of writing, and what else may stand between two of them. */
const WRITINGS: [letter: string, between?: string][] = [
  // The sign for a glottal stop is a letter of names in Canada; Catalan has its dot between two l.
  [`[${LATIN}]${ACCENTS}`, 'ʔ|(?<=[Ll])·(?=[Ll])'],
  // Without Cyrillic of before 1918 and Greek of before Euclid.
  [`[\u0400-\u045F\u048A-\u052F]${ACCENTS}`],
  [`(?=\\p{L})[Ά-ώἀ-ῼ]${ACCENTS}`],
  ['[Ա-Ֆա-և]'],
  ['[ა-ჺჽ-ჿᲐ-ᲺᲽ-Ჿ]'],
  // What repeats a character or makes it longer comes after one.
  [`(?:${HAN}|${KANA_AND_HANGUL})[ー々ゝゞヽヾ]*`, '[・·]'],
  // Vowels above letters are shared by scripts, so they are of none.
  ...INDIC_AND_ALIKE.map((script): [string, string] => [
    `${ofScript(script)}\\p{Lo}(?:${ofScript(script)}\\p{M}|[\u064B-\u0655\u0670\u0951-\u0954])*`,
    `[${JOINERS}]`,
  ]),
];

/** No word is written in two ways: letters of one script look like another's. */
const WORDS = WRITINGS.map(([letter, between = '(?!)']) => {
  const joint = `(?:${between}|[\\-–]?[${APOSTROPHE}]?)`;
  const word = `(?:${letter}\\.-)?[${APOSTROPHE}]?${letter}(?:${joint}${letter})*`;
  const initials = `${letter}\\.(?:-?${letter}\\.)*`;
  // A dot within a word makes an address of it: one ends a word, or is an initial's.
  return new RegExp(`^(?:${initials}|${word}(?:${between}|[${APOSTROPHE}])?\\.?),?$`, 'u');
});

/** Letters that compatibility takes apart, and that Armenian, Thai and Lao cannot do without. */
const WHOLE = /[\u0587\u0E33\u0EB3\u0EDC\u0EDD]/gu;

/** Whether a word is made as the words of names are, of letters that most people can read. */
export function isMadeAsNamesAre(word: string): boolean {
  const rest = word.replaceAll(WHOLE, '');
  // What else compatibility changes is a letter in another dress: wide, ringed, bold.
  return rest === rest.normalize('NFKC') && WORDS.some((made) => made.test(word));
}
