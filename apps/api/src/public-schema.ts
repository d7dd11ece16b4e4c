import { buildSchema } from 'type-graphql';
import { ArticleResolver, CampaignArticlesResolver } from './features/articles/article.resolver.ts';
import { CampaignResolver } from './features/campaigns/campaign.resolver.ts';
import {
  CampaignDonationLinksResolver,
  DonationLinkResolver,
} from './features/donations/donation-link.resolver.ts';
import {
  CampaignPetitionsResolver,
  PetitionResolver,
} from './features/petitions/petition.resolver.ts';
import { PetitionLedgerResolver } from './features/petitions/petition-ledger.resolver.ts';
import {
  PetitionUpdateResolver,
  PetitionUpdatesResolver,
} from './features/petitions/petition-update.resolver.ts';
import { OwnSignatureResolver } from './features/signatures/own-signature.resolver.ts';
import { SignatureResolver } from './features/signatures/signature.resolver.ts';
import { PetitionSupportersResolver } from './features/signatures/supporter.resolver.ts';

/** Built before the staff schema: see docs/decisions/ on the shared metadata store. */
export function buildPublicSchema() {
  return buildSchema({
    resolvers: [
      CampaignResolver,
      ArticleResolver,
      PetitionResolver,
      SignatureResolver,
      OwnSignatureResolver,
      DonationLinkResolver,
      PetitionUpdateResolver,
      PetitionUpdatesResolver,
      PetitionLedgerResolver,
      PetitionSupportersResolver,
      CampaignPetitionsResolver,
      CampaignArticlesResolver,
      CampaignDonationLinksResolver,
    ],
    // Input is checked in the services, by the schemas that the forms use too.
    validate: false,
  });
}
