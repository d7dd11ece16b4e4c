import { describe, expect, test } from 'vitest';
import { readArticleText } from './article-import.rules.ts';

/** A paste as it comes: two kinds of quotation marks, odd spaces, calls here and there. */
const PASTED = `
Mayor of Kyiv calls invasion a ‘war against civilians’

Sign up to our free weekly newsletter

A man says in an intercepted call that soldiers wound themselves. "I am scared," he tells his mother.

The recording could not be verified.\u00a0
\u00a0
He says 120 people were sent to hospital, and others “have already done it”.

The Example has a long history of campaigning for people who flee. We first ran our Refugees Welcome campaign in 2015. To find out more about our Refugees Welcome campaign, click here. To sign the petition click here. If you would like to donate then please click here for our GoFundMe page.

An estimate gives 7,000 dead in three weeks.

Have your say in our news democracy. Click the upvote icon at the top of the page to help raise this article through the rankings.

Please log in or register to upvote this article

The Conversation (0)
`;

const paragraph = (text: string) => ({ kind: 'PARAGRAPH', text });
const NEWSLETTER = { kind: 'NEWSLETTER', text: 'Newsletter' };
const UPVOTE = { kind: 'UPVOTE', text: 'Upvote' };
const CAMPAIGN = { kind: 'CAMPAIGN', text: 'Campaign' };

const EXPECTED = [
  { kind: 'VIDEO', text: 'Mayor of Kyiv calls invasion a ‘war against civilians’' },
  NEWSLETTER,
  paragraph(
    'A man says in an intercepted call that soldiers wound themselves. "I am scared," he tells his mother.',
  ),
  paragraph('The recording could not be verified.'),
  paragraph('He says 120 people were sent to hospital, and others “have already done it”.'),
  paragraph(
    'The Example has a long history of campaigning for people who flee. We first ran our Refugees Welcome campaign in 2015.',
  ),
  CAMPAIGN,
  paragraph('An estimate gives 7,000 dead in three weeks.'),
  UPVOTE,
];

const blocksOf = (text: string) => readArticleText(text).blocks;
/** With a first paragraph, which is no caption. */
const after = (text: string) => blocksOf(`It began.\n\n${text}`).slice(1);

describe('a pasted article', () => {
  test('keeps every paragraph in order, with boxes where the calls stood', () => {
    const { caption, blocks } = readArticleText(PASTED);
    expect(blocks).toEqual(EXPECTED);
    expect(caption).toBe('Mayor of Kyiv calls invasion a ‘war against civilians’');
  });

  test.each([
    ['Windows line ends', PASTED.replaceAll('\n', '\r\n')],
    ['old Mac line ends', PASTED.replaceAll('\n', '\r')],
    ['trailing spaces and tabs', PASTED.replaceAll('\n', ' \t\n')],
    ['blank lines of spaces', PASTED.replaceAll('\n\n', '\n \u00a0\t\n\n\n')],
    ['lines broken inside paragraphs', PASTED.replaceAll(/([a-z]) ([a-z])/g, wrapBelow)],
  ])('reads the same with %s', (_name, text) => {
    expect(blocksOf(text)).toEqual(EXPECTED);
  });

  test('tells which calls it replaced', () => {
    expect(readArticleText('It began.\n\nThe Conversation (0)\n\nSign the petition').calls).toEqual(
      ['The Conversation (0)', 'Sign the petition'],
    );
  });

  test('keeps markup as text', () => {
    const text = 'He wrote <script>alert(1)</script> & <b>more</b>.';
    expect(after(text)).toEqual([paragraph(text)]);
  });
});

/** Breaks lines in all but the caption, which is one line. */
function wrapBelow(match: string, a: string, b: string, at: number, whole: string): string {
  return at < whole.indexOf('\n\n') ? match : `${a}\n${b}`;
}

describe('the first paragraph', () => {
  test.each(['A mayor speaks', 'Mayor: "This is a war"', 'Kyiv, March 2022'])(
    'is the caption of the video when it is one line without closing punctuation: %s',
    (line) => {
      expect(readArticleText(`${line}\n\nIt began.`)).toMatchObject({
        caption: line,
        blocks: [{ kind: 'VIDEO', text: line }, paragraph('It began.')],
      });
    },
  );

  test.each([
    ['a sentence', 'A mayor speaks.'],
    ['a quoted sentence', '“This is a war.”'],
    ['a question', 'Who speaks?'],
    ['two lines', 'A mayor\nspeaks'],
  ])('is a paragraph when it is %s', (_name, lines) => {
    const { caption, blocks } = readArticleText(`${lines}\n\nIt began.`);
    expect(caption).toBeNull();
    expect(blocks[0]).toEqual(paragraph(lines.replace('\n', ' ')));
  });

  test('is no caption when it is a call', () => {
    expect(blocksOf('Sign up to our newsletter\n\nIt began.')).toEqual([
      NEWSLETTER,
      paragraph('It began.'),
    ]);
  });

  test('is the only one that can be a caption', () => {
    expect(after('A line without an end')).toEqual([paragraph('A line without an end')]);
  });
});

describe('a paragraph', () => {
  test.each([
    [
      'keeps its prose before the box',
      'The war goes on. Sign the petition. Nobody knows for how long.',
      [paragraph('The war goes on. Nobody knows for how long.'), CAMPAIGN],
    ],
    [
      'with several kinds of calls gives several boxes, in their order',
      'Log in or register to upvote this article. Sign up to our newsletter. To donate go to our GoFundMe page',
      [UPVOTE, NEWSLETTER, CAMPAIGN],
    ],
    [
      'with lines of calls, none of which ends in a full stop',
      'Sign up to our free weekly newsletter\nUpvote this article\nSign the petition',
      [NEWSLETTER, UPVOTE, CAMPAIGN],
    ],
    [
      'with a line of prose above a call',
      'The war goes on\nSign the petition',
      [paragraph('The war goes on'), CAMPAIGN],
    ],
    [
      'with a call broken over two lines',
      'To sign the\nRefugees Welcome petition click\nhere',
      [CAMPAIGN],
    ],
    [
      'with a call after a colon keeps what comes before',
      'Half a million have fled: sign the petition here',
      [paragraph('Half a million have fled.'), CAMPAIGN],
    ],
    [
      'with a call in brackets keeps what comes before',
      'The appeal has raised £1m (click here to donate).',
      [paragraph('The appeal has raised £1m.'), CAMPAIGN],
    ],
    [
      'with a question that leads up to a call loses both',
      'The war goes on. Want to help? Sign our petition.',
      [paragraph('The war goes on.'), CAMPAIGN],
    ],
    [
      'that quotes a call stays as it is',
      '“Sign the petition. Donate here. Do it now,” he told the crowd. "Sign up. Log in or register."',
      [
        paragraph(
          '“Sign the petition. Donate here. Do it now,” he told the crowd. "Sign up. Log in or register."',
        ),
      ],
    ],
    [
      'of prose about petitions and newsletters stays as it is',
      'A petition was handed to the minister, Mr. Smith. The newsletter of the union printed it. Readers upvoted it.',
      [
        paragraph(
          'A petition was handed to the minister, Mr. Smith. The newsletter of the union printed it. Readers upvoted it.',
        ),
      ],
    ],
  ])('%s', (_name, text, blocks) => {
    expect(after(text)).toEqual(blocks);
  });

  test('has its spaces tidied, but a single non-breaking one stays', () => {
    expect(after('7.62\u00a0mm  rounds,\tthey say.')).toEqual([
      paragraph('7.62\u00a0mm rounds, they say.'),
    ]);
  });
});

describe('boxes', () => {
  test('of one kind that follow each other become one', () => {
    const calls = 'Upvote this article\n\nComments (3)\n\nPlease log in or register …';
    expect(after(calls)).toEqual([UPVOTE]);
  });

  test('come again where prose stands between them', () => {
    const text = 'Sign the petition\n\nThe war goes on.\n\nSign the petition';
    expect(after(text)).toEqual([CAMPAIGN, paragraph('The war goes on.'), CAMPAIGN]);
  });

  test('are all there is of a text of calls', () => {
    expect(readArticleText('Sign the petition\n\nThe Conversation (0)')).toMatchObject({
      caption: null,
      blocks: [CAMPAIGN],
    });
  });
});
