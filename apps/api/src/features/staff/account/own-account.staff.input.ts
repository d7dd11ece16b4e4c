import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class StartAppInput {
  @Field(() => String, { description: "The account's password." })
  password: string;
}

@InputType()
export class SecondFactorInput {
  @Field(() => String, { description: 'Six digits of the app, or a recovery code.' })
  code: string;
}

@InputType()
export class RenamePasskeyInput {
  @Field(() => ID)
  passkey: string;

  @Field(() => String, { description: 'At most 60 characters.' })
  name: string;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  currentPassword: string;

  @Field(() => String, { description: '12 to 128 characters.' })
  newPassword: string;
}
