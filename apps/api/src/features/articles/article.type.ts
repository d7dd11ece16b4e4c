import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '../../platform/page.ts';

export enum ArticleBlockKind {
  PARAGRAPH = 'PARAGRAPH',
  HEADING = 'HEADING',
  QUOTE = 'QUOTE',
  VIDEO = 'VIDEO',
  IMAGE = 'IMAGE',
  NEWSLETTER = 'NEWSLETTER',
  UPVOTE = 'UPVOTE',
  CAMPAIGN = 'CAMPAIGN',
}
registerEnumType(ArticleBlockKind, { name: 'ArticleBlockKind' });

export enum ArticleOrder {
  NEW = 'NEW',
}
registerEnumType(ArticleOrder, { name: 'ArticleOrder' });

@ObjectType('ArticleBlock')
export class ArticleBlock {
  @Field(() => ArticleBlockKind)
  kind: ArticleBlockKind;

  @Field(() => String, { description: 'Its plain text: a paragraph, a quotation, a caption.' })
  text: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of a quotation: who said it, to whom, where.',
  })
  attribution?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the source can be read.' })
  attributionUrl?: string | null;
}

@ObjectType('Correction')
export class Correction {
  @Field(() => String, { description: 'What was wrong, and what is right.' })
  text: string;

  @Field(() => String, { description: 'The language of the text.' })
  locale: string;

  @Field(() => GraphQLDateTime)
  correctedAt: Date;
}

@ObjectType('Article')
export class Article {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  slug: string;

  @Field(() => GraphQLDateTime)
  publishedAt: Date;

  @Field(() => GraphQLDateTime)
  updatedAt: Date;

  @Field(() => Int)
  readingMinutes: number;

  @Field(() => [String], { description: 'Who wrote it; empty where nobody is named.' })
  authors: string[];
}

@ObjectType('ArticleEdge')
export class ArticleEdge {
  @Field(() => String)
  cursor: string;

  @Field(() => Article)
  node: Article;
}

@ObjectType('ArticleConnection')
export class ArticleConnection {
  @Field(() => [ArticleEdge])
  edges: ArticleEdge[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;
}
