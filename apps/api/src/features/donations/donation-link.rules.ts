const URL_MAX_CHARACTERS = 2_000;

/** Where money may be given: these hosts and what lies below them. A new one is a decision, so it stands here. */
const DONATION_HOSTS = [
  'crowdfunder.co.uk',
  'dec.org.uk',
  'donorbox.org',
  'every.org',
  'givebutter.com',
  'globalgiving.org',
  'gofundme.com',
  'gofund.me',
  'icrc.org',
  'justgiving.com',
  'redcross.org.uk',
  'rescue.org',
  'unhcr.org',
  'unicef.org.uk',
  'unrefugees.org.uk',
];

/** The address that a link may send a reader to, or null. Asked when it is saved and at every click. */
export function allowedDonationUrl(raw: string): string | null {
  // What browsers and parsers read differently (spaces, backslashes, controls) is in no honest address.
  const isPlain = raw.length <= URL_MAX_CHARACTERS && /^https:\/\/[!-[\]-~]+$/.test(raw);
  if (!isPlain || !URL.canParse(raw)) return null;
  const url = new URL(raw);
  const { protocol, hostname, username, password, port } = url;
  if (protocol !== 'https:' || username || password || port) return null;
  const isAllowed = DONATION_HOSTS.some(
    (host) => hostname === host || hostname.endsWith(`.${host}`),
  );
  return isAllowed ? url.href : null;
}
