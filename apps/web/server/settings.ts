import { readSettings, type Settings } from '@undersigned/shared/settings.ts';
import { parseNetworks } from './client-address.ts';
import { proofKeyFrom } from './client-proof.ts';

export type WebSettings = ReturnType<typeof webSettingsFrom>;

let known: WebSettings | undefined;

/** Read at the first request rather than at import: a build has no settings. */
export function webSettings(): WebSettings {
  if (known) return known;
  const read = readSettings(process.env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  known = webSettingsFrom(read.settings);
  return known;
}

function webSettingsFrom(settings: Settings) {
  const secret = settings.secretKeys?.[0];
  if (!secret) throw new Error('SECRET_KEYS is required');
  return {
    host: settings.host,
    port: settings.webPort,
    apiUrl: settings.apiUrl,
    publicOrigin: settings.publicOrigin,
    siteName: settings.siteName,
    publisherName: settings.publisherName,
    privacyContact: settings.privacyContact,
    proofKey: proofKeyFrom(secret.bytes),
    trustedProxies: parseNetworks(settings.trustedProxies),
  };
}
