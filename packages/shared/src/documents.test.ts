import { createHash } from 'node:crypto';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import publicTexts from './generated/public/persisted-documents.json' with { type: 'json' };
import staffTexts from './generated/staff/persisted-documents.json' with { type: 'json' };
import { SignPetitionDocument, WithdrawSignatureDocument } from './generated/public/graphql.ts';
import { StaffDeskDocument } from './generated/staff/graphql.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the known documents', () => {
  test('hold every document under the hash of the text that is sent', () => {
    for (const document of [SignPetitionDocument, WithdrawSignatureDocument]) {
      const text = document.toString();
      expect(publicTexts).toHaveProperty(sha256(text), text);
    }
    const text = StaffDeskDocument.toString();
    expect(staffTexts).toHaveProperty(sha256(text), text);
  });

  test('of the public do not name one of the staff', () => {
    for (const hash of Object.keys(staffTexts)) expect(publicTexts).not.toHaveProperty(hash);
  });

  test('have one operation each, with one root field when it is a mutation', () => {
    for (const text of [...Object.values(publicTexts), ...Object.values(staffTexts)]) {
      const operations = parse(text).definitions.filter((d) => d.kind === 'OperationDefinition');
      expect(operations).toHaveLength(1);
      if (operations[0]?.operation === 'mutation')
        expect(operations[0].selectionSet.selections).toHaveLength(1);
    }
  });
});
