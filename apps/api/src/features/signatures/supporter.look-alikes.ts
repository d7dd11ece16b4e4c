/** Letters, and the Latin ones that they are taken for. A second is for those that look like two. */
const LATIN_LOOKS = table(`
  à:a æ:ae ø:o œ:oe ł:l đ:d ð:d ħ:h ı:i ŧ:t ĸ:k ß:ss:b þ:p:th ŋ:n:g
  ə:e ǝ:e ɓ:b ɗ:d ƙ:k ƴ:y ɲ:n ɖ:d ɛ:e ƒ:f ɣ:y:g ɔ:o:c ʋ:v:u ɩ:i ʊ:u ɨ:i ʉ:u ƈ:c ƥ:p ƭ:t ʒ:z ǥ:g
  а:a в:b г:r е:e к:k м:m н:h:n о:o п:n р:p с:c т:t у:y:u х:x и:u:n і:i ј:j ѕ:s һ:h ԁ:d ԛ:q ԝ:w
  ӏ:l:i ѵ:v ү:y:v ұ:y ґ:r ғ:f қ:k ҳ:x ө:o ә:e є:e з:3 ь:b ц:u ч:y ш:w щ:w л:n д:d
  α:a β:b γ:y ε:e ζ:z η:n:h ι:i κ:k μ:u:m ν:v:n ο:o ρ:p σ:o ς:c τ:t υ:u:y χ:x ω:w δ:d
  օ:o ս:u:s ո:n հ:h ց:g յ:j զ:q տ:s լ:l ք:p ի:h ա:w վ:d պ:w գ:q ե:t ռ:n
`);

/** Letters of Cyrillic that are written one for the other, or have a like one in Asia. */
const CYRILLIC_LOOKS = table(`і:и є:е э:е ґ:г ы:и ӏ:і ү:у ұ:у ғ:г қ:к ҳ:х һ:х ө:о ә:а ң:н`);

function table(text: string): [Map<string, string>, Map<string, string>] {
  const rows = text
    .trim()
    .split(/\s+/u)
    .map((row) => row.split(':'));
  return [
    new Map(rows.map(([letter, first]) => [letter!, first!])),
    new Map(rows.map(([letter, first, second]) => [letter!, second ?? first!])),
  ];
}

/** How a word may be read at a glance: without marks, and with the letters that its own look like. */
export function readings(word: string): string[] {
  const bare = withoutMarks(word);
  const tables = [CYRILLIC_LOOKS[0], ...LATIN_LOOKS];
  return [...new Set(tables.map((looks) => [...bare].map((c) => looks.get(c) ?? c).join('')))];
}

function withoutMarks(word: string): string {
  // Of the other scripts marks are vowels: without them a word is another.
  const bare = word.normalize('NFD').replaceAll(MARKS, '');
  return bare.toLocaleLowerCase('und').normalize('NFD').replaceAll(MARKS, '').normalize('NFC');
}

const MARKS =
  /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]\p{M}*)[\p{M}\p{Join_Control}]/gu;
