import { milestoneAfter } from '@undersigned/shared/petitions/milestone.ts';
import { milestonesPassed } from '@undersigned/shared/petitions/milestones-passed.ts';
import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { load, type RequestContext } from '../../platform/context.ts';
import { textOf } from '../../platform/locale.ts';
import { UserError } from '../../platform/errors.ts';
import { wholePageCost } from '../../platform/page.ts';
import type { CampaignEntity } from '../campaigns/campaign.entity.ts';
import { findCampaignsById } from '../campaigns/campaign.service.ts';
import { Campaign } from '../campaigns/campaign.type.ts';
import { findDailyChanges } from '../integrity/ledger.service.ts';
import { findTallies, mergeSmallCountries } from '../integrity/tally.service.ts';
import type { PetitionEntity } from './petition.entity.ts';
import {
  type CountedPetition,
  findCountedPetition,
  findPetitionsOfCampaigns,
} from './petition.service.ts';
import {
  Milestone,
  PassedMilestone,
  Petition,
  PetitionStatus,
  SignatureTally,
} from './petition.type.ts';

@Resolver(() => Petition)
export class PetitionResolver {
  @Query(() => Petition, { nullable: true, description: 'Null for an unknown slug.' })
  petition(
    @Ctx() context: RequestContext,
    @Arg('slug', () => String) slug: string,
  ): Promise<PetitionEntity | null> {
    return findCountedPetition(context, slug);
  }

  @FieldResolver(() => String)
  title(@Root() petition: PetitionEntity, @Ctx() { locale }: RequestContext): string {
    return textOf(petition, locale).title;
  }

  @FieldResolver(() => String, { description: 'The words that people sign.' })
  demand(@Root() petition: PetitionEntity, @Ctx() { locale }: RequestContext): string {
    return textOf(petition, locale).demand;
  }

  @FieldResolver(() => String, { description: 'Who is asked.' })
  addressedTo(@Root() petition: PetitionEntity, @Ctx() { locale }: RequestContext): string {
    return textOf(petition, locale).addressedTo;
  }

  @FieldResolver(() => String, {
    description:
      'The language of the texts: the one that Accept-Language asks for, or that they were written in.',
  })
  locale(@Root() petition: PetitionEntity, @Ctx() { locale }: RequestContext): string {
    return textOf(petition, locale).locale;
  }

  @FieldResolver(() => PetitionStatus)
  status(@Root() petition: PetitionEntity): PetitionStatus {
    return petition.isClosed ? PetitionStatus.CLOSED : PetitionStatus.OPEN;
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it closed; null while open.',
  })
  closedAt(@Root() petition: PetitionEntity): Date | null {
    return petition.isClosed ? (petition.closedAt ?? petition.closesAt) : null;
  }

  @FieldResolver(() => SignatureTally)
  async tally(
    @Root() petition: PetitionEntity,
    @Ctx() context: RequestContext,
  ): Promise<SignatureTally> {
    const tally = await requireTally(context, petition);
    return {
      total: tally.confirmed + tally.offline,
      confirmed: tally.confirmed,
      offline: tally.offline,
      asOf: tally.asOf,
      byCountry: mergeSmallCountries(tally.countries),
    };
  }

  @FieldResolver(() => Milestone)
  async milestone(
    @Root() petition: PetitionEntity,
    @Ctx() context: RequestContext,
  ): Promise<Milestone> {
    const { confirmed, offline } = await requireTally(context, petition);
    return milestoneAfter(confirmed + offline);
  }

  @FieldResolver(() => [PassedMilestone], {
    description: 'The last 12, oldest first. From the ledger, so that they agree with the counts.',
    complexity: ({ childComplexity }) => 1 + 12 * childComplexity,
  })
  async milestonesPassed(
    @Root() petition: PetitionEntity,
    @Ctx() context: RequestContext,
  ): Promise<PassedMilestone[]> {
    const days = await load(context, findDailyChanges, petition.id);
    return milestonesPassed(days ?? []).slice(-12);
  }

  @FieldResolver(() => Campaign)
  async campaign(
    @Root() petition: PetitionEntity,
    @Ctx() context: RequestContext,
  ): Promise<CampaignEntity> {
    return (await load(context, findCampaignsById, petition.campaignId))!;
  }
}

@Resolver(() => Campaign)
export class CampaignPetitionsResolver {
  @FieldResolver(() => [Petition], {
    description: 'Those that can be signed first, then the closed ones; each oldest first.',
    complexity: wholePageCost,
  })
  async petitions(
    @Root() campaign: CampaignEntity,
    @Ctx() context: RequestContext,
  ): Promise<PetitionEntity[]> {
    return (await load(context, findPetitionsOfCampaigns, campaign.id)) ?? [];
  }
}

async function requireTally(context: RequestContext, petition: PetitionEntity | CountedPetition) {
  if ('tally' in petition) return petition.tally;
  const tally = await load(context, findTallies, petition.id);
  if (!tally) throw new UserError('NOT_FOUND');
  return tally;
}
