import { EMAIL_LOCAL_PART_MAX_CHARACTERS, EMAIL_MAX_CHARACTERS } from '../limits.ts';
import { refuse, type Refused } from '../parsed.ts';

export type EmailAddress = {
  ok: true;
  /** What mail is sent to: the local part as typed, the domain in ASCII. */
  address: string;
  /** What tells one person from another. */
  normalised: string;
};

export function parseEmailAddress(raw: string): EmailAddress | Refused {
  // An IDN is shorter as typed than in ASCII, so nothing longer than this can fit.
  if (raw.length > 4 * EMAIL_MAX_CHARACTERS) return refuse('EMAIL_INVALID');
  const typed = raw.trim();
  if (typed === '') return refuse('REQUIRED');
  const parts = typed.split('@');
  const [local, typedDomain] = parts;
  if (parts.length !== 2 || !local || !typedDomain || !isLocalPart(local)) {
    return refuse('EMAIL_INVALID');
  }
  const domain = asciiDomain(typedDomain);
  if (domain === null || local.length + 1 + domain.length > EMAIL_MAX_CHARACTERS) {
    return refuse('EMAIL_INVALID');
  }
  const address = `${local}@${domain}`;
  return { ok: true, address, normalised: address.toLowerCase() };
}

function isLocalPart(local: string): boolean {
  return (
    local.length <= EMAIL_LOCAL_PART_MAX_CHARACTERS &&
    local.split('.').every((atom) => /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/i.test(atom))
  );
}

function asciiDomain(typed: string): string | null {
  // Only letters, digits, dots and hyphens reach the URL parser, which would otherwise take
  // ports, paths, user names and escapes out of the text without a word.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(typed) || INVISIBLE.test(typed)) return null;
  try {
    const { hostname } = new URL(`http://${typed}`);
    return isDomain(hostname) ? hostname : null;
  } catch {
    return null;
  }
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

function isDomain(hostname: string): boolean {
  const labels = hostname.split('.');
  return labels.length >= 2 && labels.every(isLabel) && isTopLevel(labels.at(-1) ?? '');
}

function isLabel(label: string): boolean {
  return (
    label.length <= 63 &&
    /^[a-z0-9-]+$/.test(label) &&
    !label.startsWith('-') &&
    !label.endsWith('-')
  );
}

function isTopLevel(label: string): boolean {
  return /^[a-z]{2,}$/.test(label) || label.startsWith('xn--');
}
