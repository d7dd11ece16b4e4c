import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('donation_links')
export class DonationLinkEntity {
  @PrimaryColumn('uuid', { generated: 'uuid' })
  id: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId: string;

  @Column('text')
  slug: string;

  @Column('text')
  label: string;

  @Column('text')
  provider: string;

  @Column('text')
  beneficiary: string;

  /** Where the link leads: https, on an allowed host. Never taken from a request. */
  @Column('text')
  url: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
