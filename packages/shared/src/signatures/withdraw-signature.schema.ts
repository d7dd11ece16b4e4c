import * as v from 'valibot';
import { field } from '../field.ts';
import { parseToken } from '../token.ts';

export const withdrawSignatureSchema = v.strictObject({ token: field(parseToken) });

export type WithdrawSignature = v.InferOutput<typeof withdrawSignatureSchema>;
