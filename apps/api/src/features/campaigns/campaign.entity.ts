import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What of a campaign is written by the newsroom. */
export type CampaignText = { name: string; summary: string };

@Entity('campaigns')
export class CampaignEntity {
  @PrimaryColumn('uuid', { generated: 'uuid' })
  id: string;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  @Column('text')
  summary: string;

  /** The language of these texts. */
  @Column('text', { default: 'en' })
  locale: string;

  /** The same texts in other languages. */
  @Column('jsonb', { default: {} })
  texts: Partial<Record<string, CampaignText>>;

  /** The campaign that the front page shows. */
  @Column('boolean', { name: 'is_default' })
  isDefault: boolean;
}
