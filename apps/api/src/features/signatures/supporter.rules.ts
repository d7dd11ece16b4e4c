import words from 'naughty-words';

/** Given names that are words of a list in some language. */
const NAMES = new Set(
  `amador anita bander bimbo con concha criss del dick fan fanny franc gay griet johny kuk lolita mama
  marica mona moona muna naida palle panna pano pau pele pia pina pippa quim randi randy regina reva
  rosette shota tit willy`.split(/\s+/),
);

/** The lists know Russian, and no Ukrainian. */
const UKRAINIAN =
  `бля блядь блядина блять виродок виблядок гандон гівно гівнюк гімно довбойоб довбень
  дупа єбати єбало жид жидва їбати їбанько йобаний йобана кацап кацапи курва курви лайно мандавошка мудак
  мудило підар підарас підарасина підор пизда пиздець пізда пиздюк пиздабол повія русня рагуль сволота
  срака срати сука суки сучка сучара хохол хуйло хуйня хуї хуїло хуєсос чорножопий чурка шльондра
  шмара`.split(/\s+/);

const OFFENSIVE = new Set(
  [...Object.values(words).flat(), ...UKRAINIAN]
    .map((word) => word.toLocaleLowerCase('und'))
    .filter((word) => !NAMES.has(word)),
);

/** What a word of a name is made of: letters, their marks, and what joins them. */
const WORD = /^\p{L}(?:[\p{L}\p{M}'’‘ʻʼ׳・.\-–]|\p{Join_Control})*,?$/u;
/** Of a name as it is shown; longer ones are mostly no names, and would fill the list. */
const MOST_GRAPHEMES = 40;
/** Scripts whose letters look like each other's: no word is written in two of them. */
const LOOK_ALIKES = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Whether a name may be shown: it is made as names are, so that no word hides behind a sign, and none
 * of its words is on a list of offensive words of 29 languages.
 */
export function isFitToShow(displayName: string): boolean {
  const name = displayName.trim().normalize('NFC');
  return isMadeAsNamesAre(name) && !isOffensive(name);
}

function isMadeAsNamesAre(name: string): boolean {
  // What compatibility changes is a letter in another dress: wide, ringed, bold.
  if (name !== name.normalize('NFKC')) return false;
  if ([...graphemes.segment(name)].length > MOST_GRAPHEMES) return false;
  return name
    .split(/\s+/u)
    .every(
      (word) => WORD.test(word) && LOOK_ALIKES.filter((script) => script.test(word)).length <= 1,
    );
}

function isOffensive(name: string): boolean {
  // Marks that no letter has taken in are stresses and strokes; joiners are not seen.
  const plain = name.replaceAll(
    /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]\p{M}*)[\p{M}\p{Join_Control}]/gu,
    '',
  );
  const whole = plain.toLocaleLowerCase('und').replace(/\s+\p{L}\p{M}*\.$/u, '');
  const parts = whole.split(/[\s\-–’'‘ʻʼ׳・.,_]+/u).filter(Boolean);
  return [whole, parts.join(''), ...parts].some((part) => OFFENSIVE.has(part));
}
