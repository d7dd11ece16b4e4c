import { Field, InputType } from 'type-graphql';
import { AlertKind } from './alert.staff.type.ts';

@InputType()
export class SetAlertSubscriptionsInput {
  @Field(() => [AlertKind], { description: 'All that are wanted; none ends the mails.' })
  kinds: AlertKind[];
}
