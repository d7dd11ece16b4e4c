import { parseNetworks } from './client-address.ts';
import { proofKeyFrom } from './client-proof.ts';

const env = process.env;
const interim = () => ({
  host: env.HOST ?? '127.0.0.1',
  port: Number(env.WEB_PORT ?? 3000),
  apiUrl: env.API_URL ?? 'http://127.0.0.1:4000',
  publicOrigin: env.PUBLIC_ORIGIN ?? 'http://localhost:3000',
  siteName: env.SITE_NAME ?? 'Undersigned',
  publisherName: env.PUBLISHER_NAME,
  privacyContact: env.PRIVACY_CONTACT,
  proofKey: proofKeyFrom(Buffer.from((env.SECRET_KEYS ?? 'a:').split(':')[1] ?? '', 'base64url')),
  trustedProxies: parseNetworks((env.TRUSTED_PROXIES ?? '').split(',').filter(Boolean)),
});
let known: ReturnType<typeof interim> | undefined;
export const webSettings = () => (known ??= interim());
