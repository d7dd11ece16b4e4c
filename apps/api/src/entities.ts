import { ArticleEntity } from './features/articles/article.entity.ts';
import { CampaignEntity } from './features/campaigns/campaign.entity.ts';
import { DonationLinkEntity } from './features/donations/donation-link.entity.ts';
import { PetitionEntity } from './features/petitions/petition.entity.ts';

export const entities = [CampaignEntity, PetitionEntity, ArticleEntity, DonationLinkEntity];
