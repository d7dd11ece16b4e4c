import { GraphQLDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

@ObjectType('Supporter', {
  description: 'Somebody who signed and chose to be shown. A name that might offend is left out.',
})
export class Supporter {
  @Field(() => String, { description: 'First word of the name and the initial of the last.' })
  displayName: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-2; null where byCountry does not name it either.',
  })
  country: string | null;

  @Field(() => GraphQLDate, { description: 'The day, in UTC.' })
  signedOn: Date;
}
