import {
  ArticleDocument,
  CampaignPageDocument,
  FrontPageDocument,
  type ArticleQuery,
  type CampaignPageQuery,
  type FrontPageQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => world.owner.query('delete from articles'));

/** Published `minutesAgo` minutes before now; a draft without that. */
async function addArticle(slug: string, publishedAt: string | null, campaign = 'refugees-welcome') {
  await world.owner.query(
    `insert into articles (slug, campaign_id, headline, body, reading_minutes, published_at)
     select $1, id, $1, '[]', 1, $2 from campaigns where slug = $3`,
    [slug, publishedAt, campaign],
  );
}

const page = (variables: object) => world.request<FrontPageQuery>(FrontPageDocument, variables);

/** All slugs, read page by page as a reader would. */
async function leafThrough(first: number): Promise<string[]> {
  const slugs: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await page({ first, after });
    const { edges, pageInfo } = data!.articles;
    expect(edges.length).toBeLessThanOrEqual(first);
    slugs.push(...edges.map((edge) => edge.node.slug));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    if (pageInfo.hasNextPage) expect(edges).toHaveLength(first);
  } while (after);
  return slugs;
}

describe('the list of articles', () => {
  test.each([1, 2, 3, 5, 100])('shows each once, newest first, in pages of %i', async (first) => {
    const times = ['10:00:00.001', '10:00:00.002', '10:00:00', '09:00', '11:00'];
    for (const [i, time] of times.entries()) await addArticle(`a${i}`, `2022-03-16 ${time}Z`);
    expect(await leafThrough(first)).toEqual(['a4', 'a1', 'a0', 'a2', 'a3']);
  });

  test.each([1, 2, 7])(
    'leaves none out of many published at the same moment, in pages of %i',
    async (first) => {
      for (let i = 0; i < 12; i += 1) await addArticle(`s${i}`, '2022-03-16 10:00Z');
      const slugs = await leafThrough(first);
      expect(slugs).toHaveLength(12);
      expect(new Set(slugs).size).toBe(12);
    },
  );

  test('leaves none out that were published less than a millisecond apart', async () => {
    for (let i = 0; i < 9; i += 1) await addArticle(`m${i}`, `2022-03-16 10:00:00.12345${i}Z`);
    expect(new Set(await leafThrough(2)).size).toBe(9);
  });

  test('is not shifted by an article that is published while it is read', async () => {
    for (let i = 0; i < 4; i += 1) await addArticle(`a${i}`, `2022-03-16 10:0${i}Z`);
    const first = await page({ first: 2 });
    await addArticle('breaking', '2022-03-16 11:00Z');
    const { data } = await page({ first: 2, after: first.data!.articles.pageInfo.endCursor });
    expect(data!.articles.edges.map((edge) => edge.node.slug)).toEqual(['a1', 'a0']);
  });

  test('may be empty', async () => {
    const { data } = await page({});
    expect(data!.articles).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  test.each([0, -1, 101, 1_000_000_000, -2_147_483_648])('refuses first: %i', async (first) => {
    expect(await page({ first })).toMatchObject({
      status: 400,
      errors: [
        {
          extensions: {
            code: 'BAD_USER_INPUT',
            fields: [{ path: ['first'], code: 'OUT_OF_RANGE' }],
          },
        },
      ],
    });
  });

  test.each([2_147_483_648, 1.5, '20', [20]])('refuses first: %j as no number', async (first) => {
    const answer = await page({ first });
    expect([answer.status, answer.errors![0]!.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
  });

  const uuid = '00000000-0000-4000-8000-000000000000';
  test.each([
    '',
    'garbage',
    '%00',
    'x'.repeat(50_000),
    ...[
      '',
      ' ',
      `now ${uuid}`,
      `2022-03-16 ${uuid}`,
      `2022-02-31T00:00:00.000Z ${uuid}`,
      `-271821-04-20T00:00:00.000Z ${uuid}`,
      `+275760-09-13T00:00:00.000Z ${uuid}`,
      `infinity ${uuid}`,
      '2022-03-16T10:00:00.000Z',
      `2022-03-16T10:00:00.000Z ${uuid.slice(1)}`,
      `2022-03-16T10:00:00.000Z ${uuid}' or 1=1`,
      `2022-03-16T10:00:00.000Z \u0000`,
    ].map((text) => Buffer.from(text).toString('base64url')),
  ])('refuses a cursor that it did not give out: %s', async (after) => {
    const answer = await page({ after });
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ extensions: { fields: [{ path: ['after'], code: 'CURSOR_INVALID' }] } }],
    });
    if (after.length > 3) expect(answer.body).not.toContain(after);
  });
});

describe('a draft', () => {
  test('is seen nowhere', async () => {
    await addArticle('shown', '2022-03-16 10:00Z');
    await addArticle('draft', null);
    expect(await leafThrough(10)).toEqual(['shown']);
    const article = await world.request<ArticleQuery>(ArticleDocument, { slug: 'draft' });
    expect(article.data).toEqual({ article: null });
    const { data } = await world.request<CampaignPageQuery>(CampaignPageDocument, {
      slug: 'refugees-welcome',
    });
    expect(data!.campaign!.articles.map(({ slug }) => slug)).toEqual(['shown']);
  });

  test('takes no place among the newest of its campaign, nor do other campaigns', async () => {
    await world.owner.query(
      `insert into campaigns (slug, name, summary) values ('other', 'Other', '') on conflict do nothing`,
    );
    for (let i = 0; i < 110; i += 1) await addArticle(`draft${i}`, null);
    for (let i = 0; i < 105; i += 1) await addArticle(`o${i}`, '2022-03-17 10:00Z', 'other');
    await addArticle('shown', '2022-03-16 10:00Z');
    const both = await world.request<{ a: Listed; b: Listed }>(
      `{ a: campaign { articles { slug } } b: campaign(slug: "other") { articles { slug } } }`,
    );
    expect(both.data!.a.articles).toEqual([{ slug: 'shown' }]);
    expect(both.data!.b.articles).toHaveLength(100);
  });
});
type Listed = { articles: { slug: string }[] };

describe('an unknown slug is null, and never an error of ours:', () => {
  test.each([
    '',
    ' ',
    'unknown',
    'INTERCEPTED-CALL',
    'a\u0000b',
    '\ud800',
    '\u202e',
    "' or 1=1 --",
  ])('%j', async (slug) => {
    const answer = await world.request(
      'query ($slug: String!) { article(slug: $slug) { id } petition(slug: $slug) { id } campaign(slug: $slug) { id } }',
      { slug },
    );
    expect(answer).toMatchObject({
      status: 200,
      data: { article: null, petition: null, campaign: null },
    });
  });

  test('nor is one of a megabyte', async () => {
    expect((await world.request(ArticleDocument, { slug: 'x'.repeat(90_000) })).data).toEqual({
      article: null,
    });
    const answer = await world.request(ArticleDocument, { slug: 'x'.repeat(1_000_000) });
    expect(answer.status).toBe(413);
  });
});
