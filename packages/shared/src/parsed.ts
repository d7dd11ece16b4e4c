import type { FieldCode } from './errors.ts';

export type Parsed<Value> = { ok: true; value: Value } | Refused;
export type Refused = { ok: false; code: FieldCode };

export const accept = <Value>(value: Value): Parsed<Value> => ({ ok: true, value });
export const refuse = (code: FieldCode): Refused => ({ ok: false, code });
