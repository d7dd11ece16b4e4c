// What the front desk tells the site about a request. It overwrites whatever a stranger sent.
export const ADDRESS_HEADER = 'x-undersigned-address';
export const PROTOCOL_HEADER = 'x-undersigned-protocol';
export const HOST_HEADER = 'x-undersigned-host';
/** What the API answered, where a page says it instead. */
export const REFUSED_HEADER = 'x-undersigned-refused';

/** For what brings no policy of its own: plain refusals, redirects, scripts. */
export const LEAST_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; script-src 'self'",
};
