import type { Times } from '../time/times-in.ts';

/** What the words of an entry depend on beside the language: names of countries, and whose clock. */
export type Recorded = { countries: [code: string, name: string][]; times: Times };
