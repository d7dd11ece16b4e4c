import { Column, Entity, PrimaryColumn } from 'typeorm';

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

  /** The campaign that the front page shows. */
  @Column('boolean', { name: 'is_default' })
  isDefault: boolean;
}
