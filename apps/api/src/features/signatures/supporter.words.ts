import words from 'naughty-words';
import { readings } from './supporter.look-alikes.ts';
import { NAMES } from './supporter.names.ts';

/** The lists know Russian, and no Ukrainian. */
const UKRAINIAN =
  `бля блядь блядина блять виродок виблядок гандон гондон гівно гівнюк гімно довбойоб довбень
  дупа єбати єбало єбанат єбанько єбанутий єблан жид жидва їбати їбанько їбанутий їбало йобаний йобана
  йобнутий кацап кацапи курва курви лайно мандавошка мудак мудило нігер падлюка педик педрило
  підар підарас підарасина підор пизда пиздець пізда пиздюк пиздабол повія русня рагуль сволота
  срака срати сука суки сучка сучара фак хохол хуйло хуйня хуї хуїло хуєсос чорножопий чурка шльондра шмара`.split(
    /\s+/,
  );

/** Ukrainian and Russian as they are written in Latin letters, and what the lists lack. */
const MORE =
  `blyat blyad huilo huylo khuilo khuylo mudak mudila pidar pidaras pidor pidoras ebanko yebanko
  yobanko 卐`.split(/\s+/);

/** What no name begins with, as these languages make ever new words of them. */
const BEGINNINGS =
  /^(?:ебан(?!оид)|иобан|ебат|еблан|бляд|пизд|пидар|пидор|хуил|хуис|хуес|хуев|мудак|залуп)/u;
/** What stands within no name, however it is drawn out. */
const WITHIN = /f+u+c+k+|n+i+g{2,}e+r+|n+i+g{2,}a+|f+a+g{2,}o+t+/u;
const ENDINGS = ['s', 'es', 'er', 'ers', 'ed', 'ing'];

const lower = (word: string) => word.toLocaleLowerCase('und');
const isNoName = (word: string) => !NAMES.has(word);

const LISTED = new Set(
  [...Object.values(words).flat(), ...UKRAINIAN, ...MORE].map(lower).filter(isNoName),
);
const DRAWN_OUT = drawnOut([...LISTED]);
/** Only of English: with the endings of other languages too many names are words of a list. */
const ENDED = drawnOut(words.en!.map(lower).filter(isNoName));

/** What a name and an initial say together: of more languages too many names would say something. */
const CUT = new Set(
  [...words.en!, ...words.ru!, ...UKRAINIAN, ...MORE].map(lower).filter(isNoName).flatMap(readings),
);
/** Ana L., Anu S., Þór N.; whoever writes the word in one is found by its parts. */
const NAMES_AND_INITIALS = new Set(['anal', 'anus', 'ass', 'boner', 'paki', 'porn']);

/** Listed words by their letters without repetition. A letter may be repeated, and none left out. */
function drawnOut(listed: string[]): Map<string, RegExp[]> {
  const byLetters = new Map<string, RegExp[]>();
  for (const word of new Set(listed.flatMap(readings).filter(isNoName))) {
    if (!/^\p{L}+$/u.test(word)) continue;
    const runs = word.match(/(.)\1*/gu)!;
    const pattern = runs.map((run) => `${run[0]}{${run.length},}`).join('');
    const key = withoutRepetition(word);
    byLetters.set(key, [...(byLetters.get(key) ?? []), new RegExp(`^${pattern}$`, 'u')]);
  }
  return byLetters;
}

function withoutRepetition(word: string): string {
  return word.replaceAll(/(.)\1+/gu, '$1');
}

function isAmong(listed: Map<string, RegExp[]>, word: string): boolean {
  return (listed.get(withoutRepetition(word)) ?? []).some((pattern) => pattern.test(word));
}

/** Whether a word is on a list of offensive words of 29 languages, or is read as one that is. */
export function isOffensive(word: string): boolean {
  if (NAMES.has(lower(word))) return false;
  return LISTED.has(lower(word)) || readings(word).some(isReadAsOffensive);
}

/** Whether words or parts of them, put together, say what each does not: "Fuc K.", "f-u-c-k". */
export function isOffensiveTogether(joined: string): boolean {
  return readings(joined).some(
    (reading) =>
      !NAMES_AND_INITIALS.has(reading) &&
      (CUT.has(reading) || BEGINNINGS.test(reading) || WITHIN.test(reading)),
  );
}

function isReadAsOffensive(reading: string): boolean {
  if (NAMES.has(reading)) return false;
  if (BEGINNINGS.test(reading) || WITHIN.test(reading)) return true;
  if (isAmong(DRAWN_OUT, reading)) return true;
  return ENDINGS.filter((ending) => reading.endsWith(ending))
    .map((ending) => reading.slice(0, -ending.length))
    .some((stem) => isAmong(ENDED, stem) || isAmong(ENDED, `${stem}e`));
}
