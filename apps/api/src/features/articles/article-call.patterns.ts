import type { ArticleBlockKind } from './article.type.ts';

export type BoxKind =
  `${ArticleBlockKind.NEWSLETTER | ArticleBlockKind.UPVOTE | ArticleBlockKind.CAMPAIGN}`;

/** What calls to action say from their first word on, in small letters. Null: it goes, no box comes. */
export const CALLS: readonly (readonly [BoxKind | null, RegExp])[] = [
  // Newsletter
  [
    'NEWSLETTER',
    /^sign up(?: (?:to|for|here|now|today|below|and|with|by|free|at|via|if)\b.*)?\b(?:newsletters?|briefing|bulletin|emails?|e-mails?|alerts)\b/,
  ],
  ['NEWSLETTER', /^subscribe(?: (?:to|for|now|today|free|and|here)\b.*)?\bnewsletters?\b/],
  ['NEWSLETTER', /^(?:sign up|subscribe)(?: (?:here|now|today|for free))*$/],
  ['NEWSLETTER', /^consider (?:subscribing|signing up)\b/],
  ['NEWSLETTER', /^(?:get|receive|read|try|join|discover)\b.*\b(?:our|free)\b.*\bnewsletters?\b/],
  ['NEWSLETTER', /^(?:sign up|subscribe|get|receive)\b.*\b(?:to|in|into) your inbox\b/],
  ['NEWSLETTER', /^(?:our |free |the |weekly |daily )*newsletters?(?: sign ?-?up)?$/],
  ['NEWSLETTER', /^by (?:signing up|subscribing|entering your email)\b.*\b(?:agree|consent)\b/],
  [
    'NEWSLETTER',
    /^(?:i would like to be emailed about|enter your email\b|(?:please )?enter a valid email\b|thanks for signing up\b|read our privacy (?:policy|notice)\b)/,
  ],
  ['NEWSLETTER', /^unsubscribe (?:at )?any ?time$/],
  // Upvote, and logging in to do so
  [
    'UPVOTE',
    /^up-?vote(?: (?:this|it|us|our|here|now|below|the (?:article|story|post|piece))\b.*)?$/,
  ],
  ['UPVOTE', /^up-?vote\W*\d+$/],
  ['UPVOTE', /^(?:click|tap|press|hit|use)\b.*\bup-?vot/],
  ['UPVOTE', /^give (?:this|it|us|the (?:article|story))\b.*\bup-?vote\b/],
  [
    'UPVOTE',
    /^have your say\b.*\b(?:up-?vot\w*|news democracy|rankings?|this (?:article|story))\b/,
  ],
  ['UPVOTE', /^(?:help (?:us )?(?:to )?)?(?:raise|push|move|rank) this (?:article|story|piece)\b/],
  [
    null,
    /^(?:(?:log ?in|sign in|register|create an account)\b|be (?:logged in|signed in|registered)\b).*\b(?:comment\w*|conversation|discussion|debate|repl(?:y|ies))\b/,
  ],
  [
    'UPVOTE',
    /^(?:log ?in|sign in|register|create an account)(?: here| now)?(?: or | ?\/ ?)(?:log ?in|sign in|sign up|register|create an account)\b/,
  ],
  ['UPVOTE', /^(?:log ?in|sign in|register|create an account)(?: (?:here|now))?$/],
  [
    null,
    /^(?:to|if you)\b.*\b(?:comment|conversation|discussion|debate|reply)\b.*\b(?:log ?in|sign in) or (?:register|sign up)$/,
  ],
  [
    'UPVOTE',
    /^(?:to|if you)\b.*\b(?:log ?in|sign in|register) or (?:log ?in|sign in|register|sign up)$/,
  ],
  [
    'UPVOTE',
    /^(?:log ?in|sign in|register|create an account|be (?:logged|signed) in|be registered) (?:to|and) (?:up-?vote|have your say|vote (?:on|for) this|rate this|like this|continue|your account)\b/,
  ],
  [null, /^(?:already|not (?:yet )?)(?: have an account| a member| registered| subscribed)\b/],
  [null, /^refresh (?:the|your) (?:page|browser)\b.*\blogged in\b/],
  // The conversation has a place of its own on the page
  [null, /^(?:the )?(?:conversation|comments?|discussion) ?\d+(?: comments?)?$/],
  [null, /^(?:comments?|have your say)$/],
  [null, /^(?:\d+|no) ?(?:comments?|repl(?:y|ies))(?: yet)?$/],
  [null, /^comments are closed\b/],
  [
    null,
    /^(?:view|show|see|read|hide|load|post|add|leave|write)(?: all| more| the| a| your| \d+)* comments?(?: below| here)?(?: \d+)?$/,
  ],
  [
    null,
    /^join (?:in )?(?:with )?(?:the|our|this) (?:conversation|debate|discussion|comment\w*)\b/,
  ],
  [null, /^join [\w-]+ conversations\b.*\brepl(?:y|ies)$/],
  [null, /^be the first to (?:comment|reply|add|have|leave|write|post)\b/],
  [
    null,
    /^(?:let us know|tell us|have your say|share your \w+|leave|post)\b.*\b(?:comments?(?: section)?|conversation|discussion)(?: (?:below|here))?$/,
  ],
  [null, /^(?:there are no (?:\w+ )*comments|nobody has commented) yet\b/],
  [null, /^create a commenting name\b/],
  // Buttons of the site that the text was copied from
  [null, /^register(?: now| for free)* to (?:continue|keep) reading\b/],
  [
    null,
    /^share (?:this (?:article|story|page)|(?:on|via|by) (?:facebook|twitter|x|whatsapp|linkedin|reddit|e-?mail))$/,
  ],
  // Campaign
  ['CAMPAIGN', /^have your say\b.*\bsign\b.*\bpetition\b/],
  ['CAMPAIGN', /^sign(?: (?!up\b)[\w'-]+){0,6} petition\b/],
  [
    'CAMPAIGN',
    /^(?:support|back|join|share) (?:our|this|the)\b(?: [\w'-]+){0,5} (?:petition|appeal)\b/,
  ],
  ['CAMPAIGN', /^(?:support|back|join) our\b(?: [\w'-]+){0,5} campaign\b/],
  [
    'CAMPAIGN',
    /^add your (?:name|signature|voice) to (?:our|this|the)\b.*\b(?:petition|campaign)\b/,
  ],
  ['CAMPAIGN', /^(?:sign|add your (?:name|signature))(?: it)? (?:here|now)$/],
  [
    'CAMPAIGN',
    /^consider (?:signing|adding|donating|giving|making)\b.*\b(?:petition|appeal|campaign|gofundme|donation|our|here)\b/,
  ],
  ['CAMPAIGN', /^help (?:us )?by (?:signing|donating|giving|adding)\b/],
  [
    'CAMPAIGN',
    /^(?:donate|give(?: money)?|contribute|make a donation)(?: (?:here|now|today|generously|what you can))*$/,
  ],
  [
    'CAMPAIGN',
    /^(?:donate|give|contribute|make a donation)\b.*\b(?:here|our|gofundme|justgiving|appeal|campaign|this (?:link|page))\b/,
  ],
  [
    'CAMPAIGN',
    /^(?:find out|read|learn|discover) more about (?:our|the|this)\b.*\b(?:campaign|petition|appeal)\b/,
  ],
  [
    'CAMPAIGN',
    /^(?:find out|read|learn) about (?:our|the|this)\b.*\b(?:campaign|petition|appeal) here$/,
  ],
  [
    'CAMPAIGN',
    /^(?:our|the|this)\b.*\b(?:petition|gofundme|appeal|campaign)\b.*\b(?:is|can be [a-z]+) (?:also )?(?:available )?here$/,
  ],
  [
    'CAMPAIGN',
    /^donations? (?:can be (?:made|given)|are welcome)\b.*\b(?:here|gofundme|justgiving|our)\b/,
  ],
];

/** Sends the reader somewhere. What it is about is told by the rest of the sentence. */
export const WAY = String.raw`(?:(?:click|tap)(?: on)? (?:here|below|this|our|the (?:link|button|banner|icon|image))|(?:go|head)(?: over)? (?:here|to (?:here|our|this|https?|www|the [\w' -]*(?:page|site|website|link)))|visit (?:here|our|this|https?|www|\S+\.(?:com|org|net|uk)\b|the [\w' -]*(?:page|site|website))|(?:follow|use) (?:this|the|our)(?: [\w-]+)? (?:link|form|button))\b`;

/** What a way may lead to. */
export const TOPICS: readonly (readonly [BoxKind, RegExp])[] = [
  ['NEWSLETTER', /\bnewsletters?\b|\byour inbox\b|\bsubscribe\b|\bsign up\b/],
  ['UPVOTE', /\bup-?vot(?:e|es|ing)\b|\bnews democracy\b|\brankings\b/],
  [
    'CAMPAIGN',
    /\bpetition\b|\bdonat(?:e|ion|ions|ing)\b|\bgofundme\b|\bjustgiving\b|\bfundrais\w+|\bappeal\b|\bcampaign\b|\bto (?:sign|give)\b(?! up| in)/,
  ],
];

/** Invites to look somewhere else, which on this page leads nowhere. */
export const DEAD_END = /^(?:follow|read|watch|see|view|listen|check|find)\b.*\bhere$/;

/** What may stand before the call itself. */
export const LEAD_WORDS =
  /^(?:please|also|and|or|but|now|then|just|simply|so|alternatively|remember to|(?:do not|don't) forget to|be sure to|make sure to|why not)\b,? */;
export const LEAD_CLAUSE = /^(?:to|for|if|in order to|as|like|want|whether|with)\b[^,]*, */;
export const LEAD_QUESTION =
  /^(?:do you |did you |are you )?(?:agree|new to|want|would you|fancy|like|love|enjoy|enjoying|enjoyed|interested|need|looking|got|can you|could you|already|not (?:yet )?(?:registered|subscribed|a member))\b.*\?$/;
/** A tag before the call. */
export const LEAD_TAG =
  /^(?:stay [\w ]{2,16}|help us|take action|get involved|act now|newsletter|petition|support us|join us)(?::| [–—-]) */;
/** "You can sign here" is "sign here". */
export const ADDRESSING =
  /\byou (?:can|may|must|should|will|need to|have to|only need to|just need to)(?: also| now| still| simply| just| even)*\b ?/g;

/** Somebody else's words, or news about them. */
export const REPORTED =
  /\b(?:said|says|say they|told|tells|urged|urges|according to|wrote|writes|tweeted|warned|warns|added|replied|claimed|claims)\b/;
