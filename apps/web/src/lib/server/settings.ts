import { proofKeyFrom } from '#server/client-proof.ts';

const env = process.env;
export const settings = () => ({
  apiUrl: env.API_URL ?? 'http://127.0.0.1:4000',
  publicOrigin: env.PUBLIC_ORIGIN ?? 'http://localhost:3000',
  siteName: env.SITE_NAME ?? 'Undersigned',
  publisherName: env.PUBLISHER_NAME,
  privacyContact: env.PRIVACY_CONTACT,
  proofKey: proofKeyFrom(Buffer.from((env.SECRET_KEYS ?? 'a:').split(':')[1] ?? '', 'base64url')),
});
