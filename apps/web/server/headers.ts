// What the front desk tells the site about a request. It overwrites whatever a stranger sent.
export const ADDRESS_HEADER = 'x-undersigned-address';
export const PROTOCOL_HEADER = 'x-undersigned-protocol';
export const HOST_HEADER = 'x-undersigned-host';
/** What the API answered, where a page says it instead. */
export const REFUSED_HEADER = 'x-undersigned-refused';

/** Of one reader or of staff: such an address must not be kept or told, whatever answers it. */
const OWN_PAGES = /^(?:\/[a-z]{2})?\/(?:confirm|signature|staff|sign-in)(?:\/|\?|$)/;
const OWN_HEADERS = { 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' };

/** Pages say the same themselves; a redirect or a refusal before them would say nothing. */
export function leastHeadersOf(url = ''): Record<string, string> {
  return OWN_PAGES.test(url) ? { ...LEAST_HEADERS, ...OWN_HEADERS } : LEAST_HEADERS;
}

/** For what brings no policy of its own: plain refusals, redirects, scripts. */
export const LEAST_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; script-src 'self'",
};
