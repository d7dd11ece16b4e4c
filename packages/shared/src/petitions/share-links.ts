import { m } from '../generated/messages/messages.js';
import type { Locale } from '../locales.ts';

export type ShareLink = { label: string; url: string };

/** By it the campaign sees which way people came, and nothing of who they are. */
export function withSource(address: string, source: string): string {
  return `${address}?source=${source}`;
}

/** Plain links, for pages and mails: nothing of these services is loaded before somebody follows one. */
export function shareLinks(title: string, address: string, locale: Locale): ShareLink[] {
  const says = { locale };
  const text = m.signed_share_text({ title }, says);
  const from = (source: string) => withSource(address, source);
  const link = (base: string, query: Record<string, string>) =>
    // A mail program takes a plus sign for a plus sign, so spaces are written %20.
    `${base}?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`;
  return [
    { label: 'WhatsApp', url: link('https://wa.me/', { text: `${text} ${from('whatsapp')}` }) },
    {
      label: m.signed_share_email({}, says),
      url: link('mailto:', { subject: title, body: `${text} ${from('email')}` }),
    },
    { label: 'Telegram', url: link('https://t.me/share/url', { url: from('telegram'), text }) },
    {
      label: 'Bluesky',
      url: link('https://bsky.app/intent/compose', { text: `${text} ${from('bluesky')}` }),
    },
    {
      label: 'Facebook',
      url: link('https://www.facebook.com/sharer/sharer.php', { u: from('facebook') }),
    },
  ];
}
