import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArticleBlockKind } from './article.type.ts';

export type Block = {
  kind: `${ArticleBlockKind}`;
  text: string;
  attribution?: string;
  attributionUrl?: string;
};

export type StoredCorrection = { text: string; correctedAt: string };

/** What of an article is written by the newsroom, corrections aside. */
export type ArticleText = {
  headline: string;
  standfirst: string | null;
  section: string | null;
  body: Block[];
};

@Entity('articles')
export class ArticleEntity {
  @PrimaryColumn('uuid', { generated: 'uuid' })
  id: string;

  @Column('text')
  slug: string;

  @Column('uuid', { name: 'campaign_id', nullable: true })
  campaignId: string | null;

  @Column('text')
  headline: string;

  @Column('text', { nullable: true })
  standfirst: string | null;

  @Column('text', { nullable: true })
  section: string | null;

  @Column('jsonb')
  body: Block[];

  @Column('jsonb')
  corrections: StoredCorrection[];

  /** The language of these texts. */
  @Column('text', { default: 'en' })
  locale: string;

  /** The same texts in other languages, but for the corrections. */
  @Column('jsonb', { default: {} })
  texts: Partial<Record<string, ArticleText>>;

  @Column('text', { array: true, default: [] })
  authors: string[];

  @Column('integer', { name: 'reading_minutes' })
  readingMinutes: number;

  /** Null while it is a draft. */
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
