import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('StaffSession', { description: 'Somewhere the account is signed in.' })
export class StaffSession {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Such as "Firefox on Linux"; null where the browser did not say. Nothing more is kept.',
  })
  device: string | null;

  @Field(() => GraphQLDateTime)
  begunAt: Date;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  isThis: boolean;
}

@ObjectType('StaffPasskey', { description: 'A passkey of the account. It counts as both factors.' })
export class StaffPasskey {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'What its owner calls it.' })
  name: string;

  @Field(() => GraphQLDateTime)
  addedAt: Date;
}

@ObjectType('StaffAccount', { description: 'The account of whoever is signed in.' })
export class StaffAccount {
  @Field(() => String)
  email: string;

  @Field(() => Boolean, {
    description:
      'Whether its address is mailed when something about the safety of the account changes: not where a link in one of our mails has stopped all email to it.',
  })
  isMailed: boolean;

  @Field(() => Boolean, { description: 'Whether an authenticator app is set up.' })
  hasApp: boolean;

  @Field(() => [StaffPasskey], { description: 'In the order in which they were added.' })
  passkeys: StaffPasskey[];

  @Field(() => Int, { description: 'Recovery codes that have not been used.' })
  recoveryCodesLeft: number;

  @Field(() => Boolean, {
    description: 'Whether a second factor was shown in this session within ten minutes.',
  })
  isFresh: boolean;

  @Field(() => [StaffSession], { description: 'The newest first.' })
  sessions: StaffSession[];
}

@ObjectType('StaffAppStart', { description: 'What an authenticator app has to know. Told once.' })
export class StaffAppStart {
  @Field(() => String, { description: 'The secret, for typing (Base32).' })
  secret: string;

  @Field(() => String, { description: 'The same as an otpauth address, for a QR code.' })
  uri: string;
}

@ObjectType('StaffRecoveryCodes', { description: 'Each stands in for a code of the app, once.' })
export class StaffRecoveryCodes {
  @Field(() => [String], { description: 'Told this once.' })
  codes: string[];
}
