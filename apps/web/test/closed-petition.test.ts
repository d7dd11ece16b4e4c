import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { answers } from './support/sample.ts';

type Campaign = { petitions: object[] };
const { campaign } = answers.CampaignPage as { campaign: Campaign };
const { article } = answers.Article as { article: object };
const { petition } = answers.PetitionPage as { petition: object };
const isClosed = { status: 'CLOSED', closedAt: '2022-04-30T12:00:00.000Z' };
const closed: Campaign = {
  ...campaign,
  petitions: campaign.petitions.map((one) => ({ ...one, ...isClosed })),
};

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const words = async (path: string) => (await site.page(path)).text();

test.each(['/', '/campaigns/c', '/articles/a', '/petitions/p'])(
  '%s asks for money beside the signature while the petition is open',
  async (path) => {
    const html = await words(path);
    expect(html).not.toContain('What came of it');
    if (path !== '/articles/a') expect(html).toContain('Give money, now or as well');
  },
);

describe('once the petition is closed', () => {
  beforeAll(() => {
    site.answer('FrontPage', { ...(answers.FrontPage as object), campaign: closed });
    site.answer('CampaignPage', { campaign: closed });
    site.answer('Article', { article: { ...article, campaign: closed } });
    site.answer('PetitionPage', { petition: { ...petition, ...isClosed } });
  });

  test.each(['/', '/campaigns/c', '/articles/a'])(
    '%s thanks those who signed, and leads to what came of it',
    async (path) => {
      const html = await words(path);
      expect(html).toContain('Thank you to everyone who signed.');
      expect(html).toMatch(/<a href="\/petitions\/p#updates"[^>]*>What came of it<\/a>/);
    },
  );

  test('what came of it has its place on the page of the petition, also before there is any', async () => {
    expect(await words('/petitions/p')).toContain('id="updates"');
    const update = { id: 'u', title: 'They said yes', body: 'At last.', locale: 'en' };
    const updates = [{ ...update, postedAt: '2022-05-02T09:00:00.000Z' }];
    site.answer('PetitionPage', { petition: { ...petition, ...isClosed, updates } });
    expect((await words('/petitions/p')).match(/id="updates"/g)).toHaveLength(1);
  });

  test.each(['/', '/campaigns/c', '/petitions/p'])(
    '%s asks for money, and no longer for a signature with it',
    async (path) => {
      const html = await words(path);
      expect(html).toMatch(/>\s*Give money\s*</);
      expect(html).not.toContain('now or as well');
    },
  );
});
