import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('StaffPetitionFunnel', {
  description:
    'How far people came, from the form to the donation page. Everything counts what happened, in whole minutes, and what was taken back since stays counted. All of it is of the same moment, at most a second old.',
})
export class StaffPetitionFunnel {
  @Field(() => String, { description: "The petition's slug." })
  petition: string;

  @Field(() => Int, {
    description:
      'Pages with its sign form that were opened: each browser once a day, by UTC. Programs that say what they are do not count.',
  })
  seen: number;

  @Field(() => Int, {
    description:
      'Sign forms that somebody began to fill in: each browser once a day, by UTC; without JavaScript each form that is sent for the first time.',
  })
  begun: number;

  @Field(() => Int, { description: 'Signatures made, each of them pending then.' })
  signed: number;

  @Field(() => Int, {
    description: 'Mails that ask to confirm and that the mail server took. Each mail counts.',
  })
  mailed: number;

  @Field(() => Int, { description: 'Signatures confirmed by e-mail.' })
  confirmed: number;

  @Field(() => Int, {
    description:
      'How often somebody followed one of our links to share by, copied the link, or handed it to their device. Each time counts.',
  })
  shared: number;

  @Field(() => Int, {
    description:
      "People who followed a donation link of the petition's campaign, each once a day and link.",
  })
  donationsFollowed: number;

  @Field(() => GraphQLDateTime, { description: 'When these figures were read.' })
  asOf: Date;
}
