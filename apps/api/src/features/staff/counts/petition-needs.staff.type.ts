import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('StaffPetitionNeeds', {
  description: 'What needs a person, beside what is held: that stands with the counts.',
})
export class StaffPetitionNeeds {
  @Field(() => String, { description: "The petition's slug." })
  petition: string;

  @Field(() => Int, { description: 'Decisions that wait for a second person, whoever it may be.' })
  decisions: number;

  @Field(() => Int, { description: 'Of these, how many the viewer may approve now.' })
  decisionsForViewer: number;

  @Field(() => Int, { description: 'As trafficFlags; counted up to 100.' })
  trafficFlags: number;
}
