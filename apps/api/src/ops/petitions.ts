import { PERSONAL_DATA_KEPT_MONTHS } from '@undersigned/shared/limits.ts';
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

/** close-petition <slug> */
export async function closePetitionCommand(args: string[]): Promise<void> {
  const slug = requireSlug(args);
  const isKnown = await withDatabase((db) => closePetition(db.manager, slug));
  if (!isKnown) throw new OpsError(`There is no petition ${slug}.`);
  process.stdout.write(`Closed: /petitions/${slug}\n`);
}

/** reopen-petition <slug> */
export async function reopenPetitionCommand(args: string[]): Promise<void> {
  const slug = requireSlug(args);
  const outcome = await withDatabase((db) => reopenPetition(db.manager, slug));
  if (outcome === 'UNKNOWN') throw new OpsError(`There is no petition ${slug}.`);
  if (outcome === 'PEOPLE_FORGOTTEN') {
    throw new OpsError(
      `The people who signed ${slug} were forgotten ${PERSONAL_DATA_KEPT_MONTHS} months after it closed, so whoever signs again would be counted twice; create a new petition.`,
    );
  }
  process.stdout.write(`Open again: /petitions/${slug}\n`);
}

function requireSlug([slug, ...rest]: string[]): string {
  if (!slug || rest.length > 0 || !parseSlug(slug).ok) throw new UsageError();
  return slug;
}

export async function requireCampaign(db: Db, slug: string | undefined) {
  const campaign = await findCampaign(db, slug);
  if (campaign) return campaign;
  throw new OpsError(
    slug === undefined ? 'There is no default campaign.' : `There is no campaign ${slug}.`,
  );
}
