import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { getMetadataArgsStorage } from 'typeorm';
import { beforeAll, describe, expect, test } from 'vitest';
import '../src/api.ts';
import { schemaText } from '../src/ops/schemas.ts';
import { buildPublicSchema } from '../src/public-schema.ts';
import { buildStaffSchema } from '../src/staff-schema.ts';

const PERSONAL =
  /name|mail|address|phone|postcode|zip|country|birth|token|password|ip$|agent|signer|supporter|contact|tag|confirmedAt|signedAt|nonce|display/i;

/** Facts about things, whatever they are called. */
const NOT_PERSONAL = [
  'Campaign.name',
  'Petition.addressedTo',
  'CountryTally.country',
  'SignatureTally.byCountry',
];

/** What people chose to show, and see before they choose. */
const SHOWN_BY_CHOICE = [
  'Petition.recentSupporters',
  'Supporter.country',
  'Supporter.displayName',
  'Supporter.signedOn',
];

/** What somebody with a mailed token may see of their own signature. */
const BY_TOKEN_ONLY = [
  'ConfirmationPrompt.country',
  'ConfirmationPrompt.display',
  'ConfirmationPrompt.name',
  'ConfirmationPrompt.nonce',
  'ConfirmationPrompt.postcode',
  'OwnSignature.confirmedAt',
  'OwnSignature.country',
  'OwnSignature.display',
  'OwnSignature.email',
  'OwnSignature.maskedEmail',
  'OwnSignature.name',
  'OwnSignature.postcode',
  'OwnSignature.signedAt',
  'SignatureTraces.domainTag',
  'SignatureTraces.mails',
  'SignatureTraces.networkTag',
];

let publicSchema: GraphQLSchema;
let staffSchema: GraphQLSchema;
beforeAll(async () => {
  // The wrong order on purpose: whatever staff resolvers leave in the shared store shows up next.
  staffSchema = await buildStaffSchema();
  publicSchema = await buildPublicSchema();
});

describe('the schemas', () => {
  test('are the committed ones, also when staff was built before public', () => {
    const committed = (name: string) =>
      readFileSync(new URL(`../schema/${name}.graphql`, import.meta.url), 'utf8');
    expect(schemaText(publicSchema)).toBe(committed('public'));
    expect(schemaText(staffSchema)).toBe(committed('staff'));
  });

  test('share no type of ours', () => {
    const own = (schema: GraphQLSchema) =>
      objectTypes(schema)
        .map((type) => type.name)
        .filter((name) => !['Query', 'Mutation', 'PageInfo'].includes(name));
    const shared = own(publicSchema).filter((name) => own(staffSchema).includes(name));
    expect(shared).toEqual([]);
    expect(own(publicSchema).filter((name) => /staff|audit|invalidat/i.test(name))).toEqual([]);
  });

  test('show no class that is stored as it is', () => {
    const entities = new Set<unknown>(getMetadataArgsStorage().tables.map((table) => table.target));
    const shown = getMetadataStorage().objectTypes.map((type) => type.target);
    expect(entities.size).toBeGreaterThan(3);
    expect(shown.filter((target) => ancestors(target).some((one) => entities.has(one)))).toEqual(
      [],
    );
  });
});

describe('the public schema', () => {
  test('has no field that is named like personal data, but for what a token shows or people chose to', () => {
    const found = fieldsOf(publicSchema).filter(
      (path) =>
        PERSONAL.test(path.split('.')[1]!) && ![...NOT_PERSONAL, ...SHOWN_BY_CHOICE].includes(path),
    );
    expect(found.sort()).toEqual(BY_TOKEN_ONLY);
  });

  test('leads to what a token shows by nothing but that token', () => {
    const leads = objectTypes(publicSchema).flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) =>
          ['ConfirmationPrompt', 'OwnSignature', 'SignatureTraces'].includes(
            getNamedType(field.type).name,
          ),
        )
        .map((field) => `${type.name}.${field.name}(${field.args.map((arg) => arg.name)})`),
    );
    // The payload's mutation takes the token.
    expect(leads.sort()).toEqual([
      'CorrectSignaturePayload.signature()',
      'OwnSignature.traces()',
      'Query.confirmationPrompt(token)',
      'Query.ownSignature(token)',
    ]);
  });
});

function objectTypes(schema: GraphQLSchema) {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__'));
}

function fieldsOf(schema: GraphQLSchema): string[] {
  return objectTypes(schema).flatMap((type) =>
    Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
  );
}

function ancestors(target: unknown): unknown[] {
  return typeof target === 'function' && target.name
    ? [target, ...ancestors(Object.getPrototypeOf(target))]
    : [];
}
