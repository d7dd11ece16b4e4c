import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { load, type RequestContext } from '../../platform/context.ts';
import { textOf } from '../../platform/locale.ts';
import { requireCursor, requireFirst, toConnection, wholePageCost } from '../../platform/page.ts';
import type { CampaignEntity } from '../campaigns/campaign.entity.ts';
import { findCampaignsById } from '../campaigns/campaign.service.ts';
import { Campaign } from '../campaigns/campaign.type.ts';
import type { ArticleEntity, Block } from './article.entity.ts';
import { findArticle, findArticlesOfCampaigns, findNewestArticles } from './article.service.ts';
import {
  Article,
  ArticleBlock,
  ArticleConnection,
  ArticleOrder,
  Correction,
} from './article.type.ts';

@Resolver(() => Article)
export class ArticleResolver {
  @Query(() => Article, {
    nullable: true,
    description: 'Null for an unknown slug and for a draft.',
  })
  article(
    @Ctx() { db }: RequestContext,
    @Arg('slug', () => String) slug: string,
  ): Promise<ArticleEntity | null> {
    return findArticle(db, slug);
  }

  @Query(() => ArticleConnection, { description: 'first: 1 to 100. Errors: BAD_USER_INPUT.' })
  async articles(
    @Ctx() { db }: RequestContext,
    @Arg('order', () => ArticleOrder, { defaultValue: ArticleOrder.NEW }) _order: ArticleOrder,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    const found = await findNewestArticles(db, requireFirst(first), requireCursor(after ?? null));
    return toConnection(found, first, (article) => ({ at: article.publishedAt!, id: article.id }));
  }

  @FieldResolver(() => String)
  headline(@Root() article: ArticleEntity, @Ctx() { locale }: RequestContext): string {
    return textOf(article, locale).headline;
  }

  @FieldResolver(() => String, { nullable: true })
  standfirst(@Root() article: ArticleEntity, @Ctx() { locale }: RequestContext): string | null {
    return textOf(article, locale).standfirst;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The part of the paper it belongs to.',
  })
  section(@Root() article: ArticleEntity, @Ctx() { locale }: RequestContext): string | null {
    return textOf(article, locale).section;
  }

  @FieldResolver(() => [ArticleBlock], {
    description: 'The body in order; every block has a plain-text rendering.',
  })
  body(@Root() article: ArticleEntity, @Ctx() { locale }: RequestContext): Block[] {
    return textOf(article, locale).body;
  }

  @FieldResolver(() => String, {
    description:
      'The language of the texts: the one that Accept-Language asks for, or that they were written in.',
  })
  locale(@Root() article: ArticleEntity, @Ctx() { locale }: RequestContext): string {
    return textOf(article, locale).locale;
  }

  @FieldResolver(() => [Correction], { description: 'Oldest first.' })
  corrections(@Root() article: ArticleEntity): Correction[] {
    return article.corrections.map(({ text, correctedAt }) => ({
      text,
      locale: article.locale,
      correctedAt: new Date(correctedAt),
    }));
  }

  @FieldResolver(() => Campaign, { nullable: true })
  campaign(
    @Root() article: ArticleEntity,
    @Ctx() context: RequestContext,
  ): Promise<CampaignEntity | null> {
    return article.campaignId === null
      ? Promise.resolve(null)
      : load(context, findCampaignsById, article.campaignId);
  }
}

@Resolver(() => Campaign)
export class CampaignArticlesResolver {
  @FieldResolver(() => [Article], {
    description: 'The newest 100, newest first.',
    complexity: wholePageCost,
  })
  async articles(
    @Root() campaign: CampaignEntity,
    @Ctx() context: RequestContext,
  ): Promise<ArticleEntity[]> {
    return (await load(context, findArticlesOfCampaigns, campaign.id)) ?? [];
  }
}
