import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFitToShow } from './supporter.rules.ts';

/** Each line are names apart by bars, for names hold spaces. */
const split = (lines: string) =>
  lines
    .split(/[|\n]/u)
    .map((name) => name.trim())
    .filter(Boolean);

const SHOWN = {
  'of which a part, or nearly all, is a listed word': split(`
    Dick V. | Fanny A. | Scunthorpe U. | Shital P. | Dikshit R. | Cockburn A. | Hancock M. | Cocker J.
    Cummings E. | Fuchs K. | Finger A. | Niger O. | Titus A. | Assange J. | Raj K. | Randy | Mona L. | Concha
    Pippa M. | Суканя | Gay T. | Willy B. | Peter P. | Péter Sz | Hans-Peter K. | Sussex H. | Penistone M.
    Ana L. | Anna L. | Anu S. | Finn G. | Bob O. | Burr A. | Spicer S. | Mussa K. | Subba R. | Göte B. | Süß
    Homer S. | Arsène W. | Analía G. | Cassandra T. | Semen | Семен П. | Херсонець О. | Мандзюк | Кит Т.
    Фуга С. | فرج ع.`),
  'in Latin letters': split(`
    Suzie E. | Anne-Marie O. | O’Neil S. | O'Brien C. | D'Angelo M. | J.R. S. | J.-P. B. | H.-Dieter K. | Example, S.
    García-Márquez G. | Łukasz W. | Żółć | Āryabhaṭa | Þór S. | Ødegård M. | Şükrü S. | Ağaoğlu A. | Işık Ç.
    Nguyễn T. | Phúc N. | Nguyễn Thị Phúc | Ngọc Bích | Dũng | Đức T. | Ương | ʻAukai K. | Rabiʻ A. | Gal·la P.
    Əli Ə. | Vəfa | Ẹniọlá A. | Ọlábísí Ó. | Ẹ̀bùn | Ɓaba Ɗ. | Ƙasim | Ƴar | Kɔdzo A. | Esinam Ɖ. | Ɛsi | Yayra Ŋ.
    Dɔgbeda | Aƒi | Ʋɔnɔ | Mɨndja | Kpatcha Ʊ. | Ǯ. | Sahaiʔa | Ñandú | Ștefan Ț. | Džej | Ǧani | Siân | Zoë | Björk
    Œdipe | Ægir | Håkon | Ülle | Čeněk | Ľubomír | Ķirsis | Žydrūnas | Ġorġ | Sukhdeep S. | Maaike | G̃uahu`),
  'in Cyrillic, Greek, Armenian and Georgian letters': split(`
    Олена П. | Анна | Ґалаґан | Їжак Ґ. | Єва | Дем'ян | Дем’ян | Хуан | Юрій | Ўладзімір | Ђорђе | Љубица | Ќиро | Ѕвезда
    Құралай | Өнер | Эбаноидзе | Ҳусейн | Күләш | Мухаммад | Сара | Тома | Нона | Соня | Рома | Ан
    Ολυμπία | Ἀλέξανδρος | Νίκος Π. | Άννα | Ζωή | Սևակ Մ. | Լևոն | Անահիտ | Օսկան | ნინო გ. | Გიორგი | შოთა`),
  'in letters of Asia and Africa': split(`
    עברית | יוסף | ג׳ורג׳ כ. | עמיחי-שלום | عمر | محمد ع. | علی\u200Cرضا م. | مُحَمَّد | عائشة | 李 小. | 王秀英 | 김민준 | さくら
    ジョン・スミス | 佐々木 | みすゞ | ユーコ | 葛\u{E0100}城 | 迪丽热巴·迪 | ㄓㄨ | 𠮷田 | मोहन श. | क्\u200Dष | യോഹന്നാൻ ക. | മോഹന്\u200D | রহিম
    ਗੁਰਪ੍ਰੀਤ | જયેશ | ପ୍ରିୟା | முருகன் | వెంకట | ಕೃಷ್ಣ | සුනිල් | สมชาย | อำนาจ | ບຸນ | ທອງຄຳ | བསྟན་འཛིན་ | အောင် | ሀይለ | សុខា | އަހުމަދު`),
};

describe.each(Object.entries(SHOWN))('among the supporters is shown a name %s', (_, names) => {
  test.each(names)('%s', (name) => expect(isFitToShow(name)).toBe(true));
});

test('a hundred and twenty names and more are held to be shown', () => {
  expect(new Set(Object.values(SHOWN).flat()).size).toBeGreaterThanOrEqual(120);
});

describe('of a name of up to a thousand bytes', () => {
  const PIECES = [
    'fu',
    'n',
    'ig',
    'a',
    'é',
    '\u0301',
    '.',
    '-',
    '’',
    '\u200D',
    'ー',
    'म',
    '्',
    ' ',
    'х',
    '·',
    '𓂸',
  ];

  test('it is always said whether it may be shown', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 250 });
    const alike = fc
      .array(fc.constantFrom(...PIECES), { maxLength: 250 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(anything, alike), (name) => {
        expect(typeof isFitToShow(name)).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });

  test('no repetition keeps the reader waiting', () => {
    for (const piece of [
      ...PIECES,
      'a.',
      'a-',
      'a\u0301',
      'n’',
      'l·l',
      'म\u200D',
      'fu ',
      'a\u0301\u0301 ',
    ]) {
      const name = piece.repeat(Math.floor(1_000 / Buffer.byteLength(piece)));
      for (const attempt of [name, `${name}!`, `!${name}`]) isFitToShow(attempt);
    }
  });
});
