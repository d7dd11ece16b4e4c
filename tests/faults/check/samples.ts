import { personOf } from '../people.ts';
import { emptyEvidence, takeLine, type Evidence } from './evidence.ts';
import type { SignatureSeen } from './signatures.ts';

/** What the load would have read back from these lines of its log. */
export function evidenceOf(...lines: string[]): Evidence {
  const evidence = emptyEvidence();
  for (const line of lines) takeLine(evidence, line);
  return evidence;
}

/** The row that this person's signature should be. */
export function rowOf(person: number, changes: Partial<SignatureSeen> = {}): SignatureSeen {
  const { petition, country, source } = personOf(person);
  return { person, petition, country, source, state: 'PENDING', isAnew: false, ...changes };
}
