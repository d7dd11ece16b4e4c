import {
  ArticleDocument,
  CampaignPageDocument,
  FrontPageDocument,
  PetitionCountDocument,
  type ArticleQuery,
  type CampaignPageQuery,
  type FrontPageQuery,
  type PetitionCountQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ops } from '../../test/ops.ts';
import { createWorld, type World } from '../../test/world.ts';
import { seed } from './seed.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function everything() {
  const tables = ['campaigns', 'petitions', 'donation_links', 'articles'];
  const rows = await Promise.all(
    tables.map((table) => world.owner.query(`select * from ${table}`)),
  );
  return rows.map((result) => result.rows);
}

describe('a first start shows', () => {
  test('a campaign with an open petition that nobody has signed, and where to give', async () => {
    const answer = await world.request<CampaignPageQuery>(CampaignPageDocument, {
      slug: 'refugees-welcome',
    });
    expect(answer.data!.campaign).toMatchObject({
      petitions: [{ slug: 'go-further-and-faster', status: 'OPEN' }],
      donationLinks: [
        {
          slug: 'gofundme',
          provider: 'GoFundMe',
          beneficiary: 'Refugees Welcome appeal (sample)',
          path: '/go/gofundme',
        },
      ],
      articles: [{ slug: 'intercepted-call' }],
    });
    const count = await world.request<PetitionCountQuery>(PetitionCountDocument, {
      slug: 'go-further-and-faster',
    });
    expect(count.data!.petition!.tally).toMatchObject({ total: 0, confirmed: 0, offline: 0 });
  });

  test('the same campaign on the front page, with its article', async () => {
    const answer = await world.request<FrontPageQuery>(FrontPageDocument, {});
    expect(answer.data!.campaign!.slug).toBe('refugees-welcome');
    expect(answer.data!.articles.edges.map((edge) => edge.node.slug)).toEqual(['intercepted-call']);
  });

  test('an article with its calibres right and the error put right in the open', async () => {
    const { data } = await world.request<ArticleQuery>(ArticleDocument, {
      slug: 'intercepted-call',
    });
    const { body, corrections, publishedAt, readingMinutes } = data!.article!;
    expect(publishedAt).toMatch(/^2022-03-16/);
    expect(readingMinutes).toBeGreaterThan(0);
    const text = body.map((block) => block.text).join('\n');
    expect(text).toContain('5.45\u00a0mm');
    expect(text).toContain('7.62\u00a0mm');
    expect(text).not.toContain('5.62');
    expect(corrections).toEqual([
      {
        locale: 'en',
        text: expect.stringMatching(/5\.62\u00a0mm.*5\.45\u00a0mm/),
        correctedAt: expect.stringMatching(/^2022-03-17/),
      },
    ]);
    expect(body[0]!.kind).toBe('VIDEO');
    for (const kind of ['NEWSLETTER', 'UPVOTE', 'CAMPAIGN']) {
      expect(body.filter((block) => block.kind === kind)).toHaveLength(1);
    }
    // What was reported is a summary of what was said, so none of it may stand under a quotation mark.
    expect(body.filter((block) => block.kind === 'QUOTE')).toEqual([]);
    expect(body.every((block) => block.text.trim() !== '')).toBe(true);
  });
});

describe('seeding again', () => {
  test('changes nothing, also where an editor has removed the article', async () => {
    await world.owner.query(`update articles set headline = 'Edited'`);
    const before = await everything();
    await Promise.all([seed(world.db.manager), seed(world.db.manager)]);
    expect(await ops(world, 'seed')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await everything()).toEqual(before);
    await world.owner.query('delete from articles');
    await seed(world.db.manager);
    expect((await everything())[3]).toEqual([]);
  });

  test('at the same time from two programs seeds once', async () => {
    await world.owner.query(
      'truncate campaigns, petitions, petition_updates, donation_links, articles, signatures, newest_supporters, disowned_signatures, decisions, decision_members, decision_notices, decision_outcomes, traffic_flags, alerts, alert_notices, offline_batches, donation_clicks, donation_visitors',
    );
    await Promise.all([seed(world.db.manager), seed(world.db.manager), seed(world.db.manager)]);
    expect((await everything()).map((rows) => rows.length)).toEqual([1, 1, 1, 1]);
  });
});
