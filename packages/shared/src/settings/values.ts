import * as v from 'valibot';
import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from '../limits.ts';

// The messages complete the sentence that begins with the setting's name, and never repeat a value:
// it may be a secret.

export const port = (standard: number) =>
  v.optional(
    v.pipe(v.string(), v.check(isPort, 'must be a port between 1 and 65535'), v.transform(Number)),
    String(standard),
  );

export const oneOf = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  v.optional(v.picklist(options, `must be one of ${options.join(', ')}`), options[0]);

export const host = v.pipe(
  v.string(),
  v.regex(/^[\w.:-]{1,253}$/, 'must be an address or a host name to listen on'),
);

export const line = (most: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    // eslint-disable-next-line no-control-regex -- a line break in a mail header would open a second one
    v.check((text) => !/[\u0000-\u001f\u007f]/.test(text), 'must be a single line'),
    v.check((text) => [...text].length <= most, `must have at most ${most} characters`),
  );

export const databaseUrl = urlOf(['postgres:', 'postgresql:'], 'must be a postgres:// address');
export const smtpUrl = urlOf(['smtp:', 'smtps:'], 'must be an smtp:// or smtps:// address');

export const databaseUrls = v.pipe(
  list(),
  v.check((urls) => urls.every((url) => v.is(databaseUrl, url)), 'must be postgres:// addresses'),
);

/** Scheme, host and port without anything behind. */
export const origin = v.pipe(
  v.string(),
  v.check(isOrigin, 'must be an http:// or https:// address without a path'),
  v.transform((text) => new URL(text).origin),
);

export const mailAddress = v.pipe(
  line(254),
  v.regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+$/, 'must be one mail address'),
);

export const mailSender = v.pipe(
  line(400),
  v.regex(
    /^(?:[^\s@<>,;"]+@[^\s@<>,;"]+|(?:"[^"\\]+"|[^@<>,;"\\]+) <[^\s@<>,;"]+@[^\s@<>,;"]+>)$/,
    'must be one mail address, with or without a name: Name <address>',
  ),
);

export const password = v.pipe(
  v.string(),
  v.check(
    (text) => text.length >= PASSWORD_MIN_CHARACTERS && text.length <= PASSWORD_MAX_CHARACTERS,
    `must have between ${PASSWORD_MIN_CHARACTERS} and ${PASSWORD_MAX_CHARACTERS} characters`,
  ),
);

export const count = (least: number, most: number, standard: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most,
        `must be a number between ${least} and ${most}`,
      ),
      v.transform(Number),
    ),
    String(standard),
  );

function list() {
  return v.pipe(
    v.string(),
    v.transform((text) => text.split(',').map((part) => part.trim())),
    v.transform((parts) => parts.filter((part) => part !== '')),
  );
}

function urlOf(protocols: string[], message: string) {
  return v.pipe(
    v.string(),
    v.check((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), message),
    v.check((text) => new URL(text).hostname !== '', message),
  );
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && !search && !hash && !username;
}
