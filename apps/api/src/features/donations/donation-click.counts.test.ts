import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import {
  countDonationClicks,
  donationClicksBySource,
  donationClicksOverTime,
} from './donation-click.service.ts';

let world: World;
let campaign: string;
let elsewhere: string;

beforeAll(async () => {
  world = await createWorld();
  campaign = await addCampaign('counted');
  elsewhere = await addCampaign('elsewhere');
  const first = await addLink(campaign, 'first-link');
  const second = await addLink(campaign, 'second-link');
  const other = await addLink(elsewhere, 'other-link');
  await addClicks(first, '2022-03-16T22:59:00Z', 'letter', 2, 9);
  await addClicks(first, '2022-03-16T23:59:00Z', 'direct', 3, 3);
  await addClicks(second, '2022-03-16T23:59:00Z', 'letter', 4, 5);
  await addClicks(second, '2022-03-17T00:00:00Z', 'letter', 1, 1);
  await addClicks(other, '2022-03-16T23:59:00Z', 'letter', 100, 100);
});
afterAll(() => world.close());

async function addCampaign(slug: string): Promise<string> {
  const { rows } = await world.owner.query(
    `insert into campaigns (slug, name, summary) values ($1, $1, $1) returning id`,
    [slug],
  );
  return rows[0].id;
}

async function addLink(campaignId: string, slug: string): Promise<string> {
  const { rows } = await world.owner.query(
    `insert into donation_links (campaign_id, slug, label, provider, beneficiary, url)
     values ($1, $2, 'Donate', 'GoFundMe', 'Somebody', 'https://www.gofundme.com/f/x') returning id`,
    [campaignId, slug],
  );
  return rows[0].id;
}

function addClicks(link: string, minute: string, source: string, visitors: number, clicks: number) {
  return world.owner.query('insert into donation_clicks values ($1, $2, $3, $4, $5)', [
    link,
    minute,
    source,
    visitors,
    clicks,
  ]);
}

describe('donation clicks of a campaign', () => {
  test('are the visitors of all its links, and of no other campaign', async () => {
    expect(await countDonationClicks(world.db.manager, campaign)).toBe(10);
    expect(await countDonationClicks(world.db.manager, elsewhere)).toBe(100);
  });

  test('are 0 before the first click', async () => {
    const untouched = await addCampaign('untouched');
    expect(await countDonationClicks(world.db.manager, untouched)).toBe(0);
    expect(await donationClicksBySource(world.db.manager, untouched)).toEqual(new Map());
  });

  test('by source add up to the same', async () => {
    expect(await donationClicksBySource(world.db.manager, campaign)).toEqual(
      new Map([
        ['direct', 3],
        ['letter', 7],
      ]),
    );
  });

  const overTime = (...edges: string[]) =>
    donationClicksOverTime(
      world.db.manager,
      campaign,
      edges.map((edge) => new Date(`2022-03-${edge}:00Z`)),
    );

  test('over time are numbered by the interval in which they fall', async () => {
    expect(await overTime('16T00:00', '17T00:00', '18T00:00')).toEqual(
      new Map([
        [1, 9],
        [2, 1],
      ]),
    );
    // In a time zone two hours ahead a day ends earlier.
    expect(await overTime('15T22:00', '16T22:00', '16T23:00', '17T22:00')).toEqual(
      new Map([
        [2, 2],
        [3, 8],
      ]),
    );
  });

  test('over time hold the first minute of the span, and not the one after its end', async () => {
    expect(await overTime('16T23:59', '17T00:00')).toEqual(new Map([[1, 7]]));
  });
});
