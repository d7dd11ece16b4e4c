import type { BoxKind } from './article-call.patterns.ts';

// \b and \w know Latin letters only: a word ends where no letter follows.
const END = String.raw`(?!\p{L})`;
const HERE = '(?: (?:тут|зараз|сьогодні|нижче|за (?:цим )?посиланням))*';
const LOG_IN = '(?:увійдіть|увійти|авторизуйте(?:ся|сь)|зареєструйте(?:ся|сь)|зареєструватися)';
const COMMENTING = 'щоб .*(?:комент|обговор|дискусі)';

const at = (pattern: string) => new RegExp(`^(?:${pattern})`, 'u');
const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'u');

/** What Ukrainian calls to action say from their first word on, in small letters. Null: it goes, no box comes. */
export const CALLS_UK: readonly (readonly [BoxKind | null, RegExp])[] = [
  // Newsletter
  [
    'NEWSLETTER',
    at(String.raw`підпишіть(?:ся|сь) (?:\p{L}+ ){0,2}на (?:\S+ ){0,4}(?:розсилку|бюлетень)${END}`),
  ],
  ['NEWSLETTER', whole(String.raw`підписатися на (?:\S+ ){0,4}(?:розсилку|бюлетень)`)],
  ['NEWSLETTER', at(String.raw`отримуйте (?:\S+ ){0,4}(?:розсилку|бюлетень)${END}`)],
  // Upvote, and logging in to do so
  [
    'UPVOTE',
    at(
      String.raw`(?:про)?голосуйте за (?:цю |нашу |цей |наш )?(?:статтю|публікацію|матеріал)${END}`,
    ),
  ],
  [null, at(String.raw`${LOG_IN}(?: (?:або|чи) ${LOG_IN})?,? ${COMMENTING}`)],
  ['UPVOTE', at(String.raw`${LOG_IN} (?:або|чи) ${LOG_IN}(?:,? щоб${END}|$)`)],
  ['UPVOTE', at(String.raw`${LOG_IN},? щоб (?:про)?голосувати за (?:цю )?статтю${END}`)],
  // The conversation has a place of its own on the page
  [null, whole(String.raw`(?:обговорення|коментарі|коментарів) \d+`)],
  [null, whole(String.raw`коментарі|(?:\d+|(?:ще )?(?:немає|нема)) коментар\p{L}*`)],
  [
    null,
    whole(
      String.raw`(?:залиште|напишіть|додайте|показати|переглянути|читати)(?: всі| усі| свій| ваш)? коментар\p{L}*`,
    ),
  ],
  [null, whole(`(?:долучайтеся|долучіться|приєднуйтеся|приєднайтеся) до обговорення${HERE}`)],
  // Campaign
  ['CAMPAIGN', at(String.raw`підпишіть (?:\S+ ){0,4}петицію${END}`)],
  ['CAMPAIGN', whole(`підпишіть(?: її)?${HERE}|підписати (?:нашу |цю )?петицію${HERE}`)],
  [
    'CAMPAIGN',
    whole(
      `поставте (?:свій |ваш )?підпис(?: (?:під|на) (?:нашою |цією |нашій |цій )?петиці(?:єю|ї))?${HERE}`,
    ),
  ],
  [
    'CAMPAIGN',
    whole(String.raw`(?:зробіть (?:свій |ваш )?(?:внесок|пожертву)|пожертвуйте)${HERE}`),
  ],
  [
    'CAMPAIGN',
    at(
      String.raw`(?:зробіть (?:свій |ваш )?(?:внесок|пожертву)|пожертвуйте) (?:\S+ ){0,3}(?:на|для|у|в|до) (?:нашу|нашої|наш|нашого|цю|цієї|кампанію|кампанії|gofundme)${END}`,
    ),
  ],
  [
    'CAMPAIGN',
    at(String.raw`підтримайте (?:нашу |цю |наш |цей )?(?:кампанію|петицію|збір|звернення)${END}`),
  ],
  ['CAMPAIGN', at(String.raw`підтримайте (?:нашу|цю) (?:\S+ ){0,4}(?:кампанію|петицію)${END}`)],
  [
    'CAMPAIGN',
    at(
      String.raw`(?:дізнайте(?:ся|сь)|прочитайте|читайте) (?:більше|докладніше|детальніше) про (?:\S+ ){0,4}(?:кампанію|петицію)${END}`,
    ),
  ],
];

/** Sends the reader somewhere. What it is about is told by the rest of the sentence. */
export const WAY_UK = at(
  String.raw`(?:натисніть|тисніть|клацніть|клікніть|перейдіть)(?: на)? (?:тут|сюди|за (?:цим |нашим )?посиланням|(?:це )?посилання|(?:цю )?кнопку)${END}`,
);

/** What a way may lead to. */
export const TOPICS_UK: readonly (readonly [BoxKind, RegExp])[] = [
  ['NEWSLETTER', /розсилк|підписатися/u],
  ['UPVOTE', /голосувати за (?:цю )?статтю/u],
  ['CAMPAIGN', /петиці|підписати(?!\p{L})|пожертв|внесок|нашу кампанію|gofundme/u],
];

/** What may stand before the call itself. */
export const LEAD_UK =
  /^(?:(?:будь ласка|також|тож|просто|і|й|та|а|або|чи|не забудьте|ви можете)(?!\p{L}),? |(?:щоб|якщо|аби)(?!\p{L})[^,]*, )/u;

/** Somebody else's words, or news about them. */
export const REPORTED_UK =
  /(?<!\p{L})(?:(?:сказа|каза|заклика|написа|писа|дода|зазначи|наголоси|попереди|повідоми|поради|попроси|заяви)(?:в|ла|ли|ло)|відпові(?:в|ла|ли)|каже|кажуть|закликає|закликають|пише|пишуть|радить|радять|просить|просять|за словами)(?!\p{L})/u;
