import * as v from 'valibot';
import { field } from '../field.ts';
import { parseToken } from '../token.ts';

export const eraseSignatureSchema = v.strictObject({ token: field(parseToken) });

export type EraseSignature = v.InferOutput<typeof eraseSignatureSchema>;
