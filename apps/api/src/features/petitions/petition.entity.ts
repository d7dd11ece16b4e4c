import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';

/** SQL: whether the petition of this alias is closed, by the database's clock, so that every process agrees. */
export const isClosedOf = (petition: string): string =>
  `(${petition}.closed_at is not null or coalesce(${petition}.closes_at <= clock_timestamp(), false))`;

/** What of a petition is written by the newsroom. */
export type PetitionText = { title: string; demand: string; addressedTo: string };

@Entity('petitions')
export class PetitionEntity {
  @PrimaryColumn('uuid', { generated: 'uuid' })
  id: string;

  /** Its short name inside mailed tokens. */
  @Column({ type: 'integer', insert: false, update: false })
  number: number;

  @Column('uuid', { name: 'campaign_id' })
  campaignId: string;

  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('text')
  demand: string;

  @Column('text', { name: 'addressed_to' })
  addressedTo: string;

  /** The language of these texts. */
  @Column('text', { default: 'en' })
  locale: string;

  /** The same texts in other languages. */
  @Column('jsonb', { default: {} })
  texts: Partial<Record<string, PetitionText>>;

  @Column('integer', { name: 'text_version', default: 1 })
  textVersion: number;

  @Column('timestamptz', { name: 'text_changed_at' })
  textChangedAt: Date;

  @Column('timestamptz', { name: 'closes_at', nullable: true })
  closesAt: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  /** When it was read. */
  @VirtualColumn({ type: 'boolean', query: isClosedOf })
  isClosed: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
