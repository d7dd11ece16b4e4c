import { describe, expect, test } from 'vitest';
import { isFitToShow } from './supporter.rules.ts';

/** Each line are names apart by bars, for names hold spaces. */
const split = (lines: string) =>
  lines
    .split(/[|\n]/u)
    .map((name) => name.trim())
    .filter(Boolean);

describe('among the supporters is not shown', () => {
  test.each(
    split(`Fuck E. | FUCK | Shit-Head E. | хуй | Scheiße | putain M. | f.u.c.k | курва К. | Гівно | підарас
      Сука Ж. | Єбанько Х. | Ебанутый | Пиздобол | Хуйня | Khuylo P. | Kike S.`),
  )('a word that offends: %s', (name) => expect(isFitToShow(name)).toBe(false));

  test.each(
    split(`FUCK! Y. | fuck, Y. | (fuck) Y. | «Сука» Ж. | f*ck Y. | Fuckˈ Y. | FuckʹYou | Fuck-Y. | f-u-c-k Y.
      Fuc K. | Fuckʔ Y. | F’uck Y. | J.F.U.C.K. | Shit་ Y. | Shit\u200D`),
  )('one with a sign beside or within it: %s', (name) => expect(isFitToShow(name)).toBe(false));

  test.each(
    split(`Fucker X. | Fuckers | Fucked | Fucking | Faggots | Niggers X. | Bitches | Cunts | Wankers | Assholes | Whoring | Sluts
      Fuuuck | Niggger | Shiiit | FuckYou Y. | Motherfuckers`),
  )('one with an ending, drawn out or in a longer one: %s', (name) =>
    expect(isFitToShow(name)).toBe(false),
  );

  test.each(
    split(`Fúck | Shît | Nïgger X. | Nıgger | Ƒuck | Fʋck | Fuɔk | Cøck | Šhit | SHİT | Chuj̄ | Хўй | Сукá
      х\u0443\u0301йло Ж. | Gowno | niɣɣer | ßitch | słut`),
  )('one with accents or with letters of other alphabets: %s', (name) =>
    expect(isFitToShow(name)).toBe(false),
  );

  test.each(
    split(`ｆｕｃｋ Y. | 𝐟𝐮𝐜𝐤 Y. | ⓕⓤⓒⓚ Y. | fu\u0441k Y. | \u0455hit | хуйл\u006F Ж. | ѕһіт | ЅНІТ
      ꓝꓴꓚꓗ | ᏚᎻᎥᎢ | niɡɡer | ɟnɔʞ | ꜰᴜᴄᴋ Y. | ΚΙΚΕ | fu\u200Cck J. | Fu\u0335ck | Fuc К. | Cyka B.`),
  )('one in letters that look like its own: %s', (name) => expect(isFitToShow(name)).toBe(false));

  test.each(
    split(`𓂸 X. | \u{13441} | \u{13442} X. | ˈˈ | ـــــ | ー | 々 | ʻ | ʼʼ | ’ | Anna ˈ. | ㅗ | ⵣⵣ | ꙮ X. | ʔ
      Ƿulf | ᚠᚢᚦ | Anna 𓂸. | A⃝nna | ğ̶̶̶ | 🇷🇺 X. | ❤ | !!! | 卐 X.`),
  )('what is no name in letters most people read: %s', (name) =>
    expect(isFitToShow(name)).toBe(false),
  );

  test.each(
    split(`x.ru | spam.ai | t.me | evil.de Kauf | Casino.Bet X. | t·me/spam X. | https꞉//x | jane@example X.
      @somebody | +447700900123 J. | tel07700900123 X. | <b>x</b> Y. | сайт.рф | Shop・com | evil.de. | x.y.zt
      Visit-my-shop-cheap-pills-now-at-example X.`),
  )('an address, a number or a banner: %s', (name) => expect(isFitToShow(name)).toBe(false));

  test.each([['a'.repeat(100)], [''], [' '], ['\uD800'], ['\uD800 X.']])(
    'nothing, half a letter or a hundred: %j',
    (name) => expect(isFitToShow(name)).toBe(false),
  );
});
