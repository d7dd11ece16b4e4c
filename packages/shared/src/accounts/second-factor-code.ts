import { refuse, type Parsed } from '../parsed.ts';

/** Of an authenticator app, six digits; or a recovery code, two groups of five. */
export type SecondFactorCode = { kind: 'app' | 'recovery'; text: string };

const RECOVERY_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY = new RegExp(`^([${RECOVERY_ALPHABET}]{5})-?([${RECOVERY_ALPHABET}]{5})$`);

/** Apps show a gap in the middle, and people copy it; capitals and the hyphen are forgiven too. */
export function parseSecondFactorCode(raw: string): Parsed<SecondFactorCode> {
  const typed = raw.replaceAll(/\s/g, '').toLowerCase();
  if (typed === '') return refuse('REQUIRED');
  if (/^\d{6}$/.test(typed)) return { ok: true, value: { kind: 'app', text: typed } };
  const [, first, second] = RECOVERY.exec(typed) ?? [];
  if (!first || !second) return refuse('CODE_INVALID');
  return { ok: true, value: { kind: 'recovery', text: `${first}-${second}` } };
}

/** Without letters and digits that look alike: 49 bits, copied by hand. */
export function recoveryCode(randomInt: (below: number) => number): string {
  const group = () =>
    Array.from({ length: 5 }, () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)]).join(
      '',
    );
  return `${group()}-${group()}`;
}
