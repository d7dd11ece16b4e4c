import { readFileSync } from 'node:fs';
import { parseSlug } from '@undersigned/shared/slug.ts';
import * as v from 'valibot';
import type { Db } from '../platform/db.ts';
import { withDatabase } from './database.ts';
import { OpsError } from './ops-error.ts';

const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));

const petitionSchema = v.strictObject({
  slug: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(100)),
  title: text(200),
  demand: text(2_000),
  addressedTo: text(200),
  campaign: v.optional(text(100)),
  closesAt: v.nullish(v.pipe(v.string(), v.isoTimestamp()), null),
});

/** create-petition <file.json>: {slug, title, demand, addressedTo, campaign?, closesAt?} */
export async function createPetitionCommand([file]: string[]): Promise<void> {
  if (!file) throw new OpsError('Usage: ops create-petition <file.json>');
  const result = v.safeParse(petitionSchema, readJson(file));
  if (!result.success) {
    const fields = result.issues.map((issue) => v.getDotPath(issue) ?? 'the file');
    throw new OpsError(`${file}: these do not fit: ${[...new Set(fields)].join(', ')}`);
  }
  const petition = result.output;
  await withDatabase(async (db) => {
    const campaignId = await requireCampaign(db.manager, petition.campaign);
    const rows = await db.query(
      `insert into petitions (campaign_id, slug, title, demand, addressed_to, closes_at)
       values ($1, $2, $3, $4, $5, $6) on conflict (slug) do nothing returning id`,
      [
        campaignId,
        petition.slug,
        petition.title,
        petition.demand,
        petition.addressedTo,
        petition.closesAt,
      ],
    );
    if (rows.length === 0)
      throw new OpsError(`There is a petition ${petition.slug} already; nothing was changed.`);
  });
  process.stdout.write(`Created: /petitions/${petition.slug}\n`);
}

export function closePetitionCommand([slug]: string[]): Promise<void> {
  return changePetition('close-petition', slug, 'closed_at = coalesce(closed_at, now())', 'Closed');
}

/** Also lifts a closing date that has passed. */
export function reopenPetitionCommand([slug]: string[]): Promise<void> {
  const set = 'closed_at = null, closes_at = case when closes_at > now() then closes_at end';
  return changePetition('reopen-petition', slug, set, 'Open again');
}

async function changePetition(
  command: string,
  slug: string | undefined,
  set: string,
  done: string,
) {
  if (!slug || !parseSlug(slug).ok) throw new OpsError(`Usage: ops ${command} <slug>`);
  await withDatabase(async (db) => {
    const [rows] = await db.query(`update petitions set ${set} where slug = $1 returning id`, [
      slug,
    ]);
    if (rows.length === 0) throw new OpsError(`There is no petition ${slug}.`);
  });
  process.stdout.write(`${done}: /petitions/${slug}\n`);
}

async function requireCampaign(db: Db, slug: string | undefined): Promise<string> {
  const rows: { id: string }[] = await db.query(
    slug ? 'select id from campaigns where slug = $1' : 'select id from campaigns where is_default',
    slug ? [slug] : [],
  );
  if (!rows[0])
    throw new OpsError(slug ? `There is no campaign ${slug}.` : 'There is no default campaign.');
  return rows[0].id;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new OpsError(
      `${file} cannot be read as JSON (${(error as { code?: string }).code ?? 'bad syntax'}).`,
    );
  }
}
