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

/** Whether a name may be shown: none of its words is on a list of offensive words of 29 languages. */
export function isFitToShow(displayName: string): boolean {
  const whole = displayName.toLocaleLowerCase('und').replace(/\s+\p{L}\p{M}*\.$/u, '');
  const parts = whole.split(/[\s\-–’'._]+/u).filter(Boolean);
  return ![whole, parts.join(''), ...parts].some((part) => OFFENSIVE.has(part));
}
