import { m } from '../generated/messages/messages.js';
import { BASE_LOCALE, pathIn, type Locale } from '../locales.ts';

export type ShareLink = { label: string; url: string };
type Shared = { slug: string; title: string };
type Where = { origin: string; locale: Locale };

const SERVICES = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  bluesky: 'Bluesky',
  facebook: 'Facebook',
};
/** The services that an address of ours leads to. There are no others. */
export type ShareChannel = keyof typeof SERVICES;

export const isShareChannel = (text: string): text is ShareChannel => Object.hasOwn(SERVICES, text);

/** By it the campaign sees which way people came, and nothing of who they are. */
export function withSource(address: string, source: string): string {
  return `${address}?source=${source}`;
}

/**
 * Plain links, for pages and mails: nothing of these services is loaded before somebody follows one. They
 * lead there by an address of ours, which counts that the petition is shared. The link that opens a
 * mail program does not: hardly any browser goes on to one when it is sent there.
 */
export function shareLinks(petition: Shared, where: Where): ShareLink[] {
  const { origin, locale } = where;
  const language = locale === BASE_LOCALE ? '' : `?lang=${locale}`;
  const [first, ...others] = Object.entries(SERVICES).map(([channel, label]) => ({
    label,
    url: `${origin}/share/${petition.slug}/${channel}${language}`,
  }));
  const { text, from } = wordsOf(petition, where);
  const email = {
    label: m.signed_share_email({}, { locale }),
    url: link('mailto:', { subject: petition.title, body: `${text} ${from('email')}` }),
  };
  return [first!, email, ...others];
}

/** Where such an address leads: to the service, with words to go along. */
export function shareTarget(channel: ShareChannel, petition: Shared, where: Where): string {
  const { text, from } = wordsOf(petition, where);
  const said = `${text} ${from(channel)}`;
  switch (channel) {
    case 'whatsapp':
      return link('https://wa.me/', { text: said });
    case 'telegram':
      return link('https://t.me/share/url', { url: from(channel), text });
    case 'bluesky':
      return link('https://bsky.app/intent/compose', { text: said });
    case 'facebook':
      return link('https://www.facebook.com/sharer/sharer.php', { u: from(channel) });
  }
}

function wordsOf({ slug, title }: Shared, { origin, locale }: Where) {
  const address = origin + pathIn(locale, `/petitions/${slug}`);
  return {
    text: m.signed_share_text({ title }, { locale }),
    from: (source: string) => withSource(address, source),
  };
}

function link(base: string, query: Record<string, string>): string {
  // A mail program takes a plus sign for a plus sign, so spaces are written %20.
  return `${base}?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`;
}
