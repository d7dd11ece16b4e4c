import { parseSlug } from '@undersigned/shared/slug.ts';
import { findCampaign } from '../features/campaigns/campaign.service.ts';
import {
  closePetition,
  createPetition,
  reopenPetition,
} from '../features/petitions/petition.service.ts';
import { postUpdate } from '../features/petitions/petition-update.service.ts';
import { clock } from '../platform/clock.ts';
import type { Db } from '../platform/db.ts';
import { withDatabase } from './database.ts';
import { OpsError, UsageError } from './ops-error.ts';
import { readPetitionFile, readUpdateFile } from './petition-file.ts';

/** create-petition <file.json> */
export async function createPetitionCommand([file, ...rest]: string[]): Promise<void> {
  if (!file || rest.length > 0) throw new UsageError();
  const { campaign: campaignSlug, ...petition } = readPetitionFile(file);
  if (petition.closesAt && petition.closesAt <= clock.now()) {
    throw new OpsError(`${file}: closesAt has passed already.`);
  }
  await withDatabase(async ({ manager: db }) => {
    const { id: campaignId } = await requireCampaign(db, campaignSlug);
    if (!(await createPetition(db, { ...petition, campaignId }))) {
      throw new OpsError(`There is a petition ${petition.slug} already; nothing was changed.`);
    }
  });
  process.stdout.write(`Created: /petitions/${petition.slug}\n`);
}

/** post-update <slug> <file.json> */
export async function postUpdateCommand([slug, file, ...rest]: string[]): Promise<void> {
  if (!slug || !file || rest.length > 0 || !parseSlug(slug).ok) throw new UsageError();
  const update = readUpdateFile(file);
  const posted = await withDatabase((db) => postUpdate(db.manager, slug, update));
  if (!posted) throw new OpsError(`There is no petition ${slug}.`);
  if (!posted.isNew) {
    throw new OpsError(
      `${file} stands at /petitions/${slug}#updates already; nothing was changed.`,
    );
  }
  process.stdout.write(`Posted: /petitions/${slug}#updates\n`);
}

export function closePetitionCommand(args: string[]): Promise<void> {
  return changePetition(args, closePetition, 'Closed');
}

export function reopenPetitionCommand(args: string[]): Promise<void> {
  return changePetition(args, reopenPetition, 'Open again');
}

async function changePetition(
  [slug, ...rest]: string[],
  change: (db: Db, slug: string) => Promise<boolean>,
  done: string,
): Promise<void> {
  if (!slug || rest.length > 0 || !parseSlug(slug).ok) {
    throw new UsageError();
  }
  const isKnown = await withDatabase((db) => change(db.manager, slug));
  if (!isKnown) throw new OpsError(`There is no petition ${slug}.`);
  process.stdout.write(`${done}: /petitions/${slug}\n`);
}

export async function requireCampaign(db: Db, slug: string | undefined) {
  const campaign = await findCampaign(db, slug);
  if (campaign) return campaign;
  throw new OpsError(
    slug === undefined ? 'There is no default campaign.' : `There is no campaign ${slug}.`,
  );
}
