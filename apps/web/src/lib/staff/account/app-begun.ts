/** An authenticator app whose setting up has begun, as the API tells it: its key, and the same as an address. */
export type App = { secret: string; uri: string };

// A code to scan holds 2,953 characters; with the longest names of a site the address comes to less.
const ADDRESS = /^otpauth:\/\/totp\/[\x21-\x7e]{1,2900}$/;
const KEY = /^[A-Z2-7]{1,64}$/;

/**
 * What the form brought back, for another try. Anybody may have written it there: what is none of ours is not
 * shown, nor drawn, nor led to.
 */
export function appBegun({ secret = '', uri = '' }: Record<string, string> = {}): App | null {
  return KEY.test(secret) && ADDRESS.test(uri) ? { secret, uri } : null;
}
