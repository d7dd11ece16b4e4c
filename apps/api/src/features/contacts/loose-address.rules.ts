/** How a provider reads what stands before the @, so far as it says so itself. */
type Provider = { domains: string[]; sameAs?: string; dotsMeanNothing?: true };

/**
 * Only providers that are known to deliver all these spellings to one mailbox. Elsewhere a dot or a
 * plus may be another person. Addresses of one provider under several domains are one mailbox where
 * it never gives the same name to two people.
 */
const PROVIDERS: Provider[] = [
  { domains: ['gmail.com', 'googlemail.com'], sameAs: 'gmail.com', dotsMeanNothing: true },
  { domains: ['outlook.com'] },
  { domains: ['hotmail.com'] },
  { domains: ['live.com'] },
  { domains: ['icloud.com', 'me.com'], sameAs: 'icloud.com' },
  { domains: ['proton.me', 'protonmail.com', 'pm.me'], sameAs: 'proton.me' },
  { domains: ['fastmail.com'] },
];

const byDomain = new Map(
  PROVIDERS.flatMap((provider) => provider.domains.map((domain) => [domain, provider] as const)),
);

/** The one spelling that stands for all of a mailbox; null where only the exact address does. */
export function looseAddress(normalised: string): string | null {
  const at = normalised.indexOf('@');
  const provider = byDomain.get(normalised.slice(at + 1));
  if (!provider) return null;
  const [untagged = ''] = normalised.slice(0, at).split('+');
  const local = provider.dotsMeanNothing ? untagged.replaceAll('.', '') : untagged;
  return local === '' ? null : `${local}@${provider.sameAs ?? provider.domains[0]}`;
}
