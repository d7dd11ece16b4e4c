import { m } from '@undersigned/shared/generated/messages/messages.js';

/** By it the campaign sees which way people came, and nothing of who they are. */
export function withSource(address: string, source: string): string {
  return `${address}?source=${source}`;
}

/** Plain links: nothing of these services is loaded before somebody follows one. */
export function shareLinks(title: string, address: string): { href: string; label: string }[] {
  const text = m.signed_share_text({ title });
  const from = (source: string) => withSource(address, source);
  const link = (base: string, query: Record<string, string>) =>
    // A mail program takes a plus sign for a plus sign, so spaces are written %20.
    `${base}?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`;
  return [
    {
      href: link('mailto:', { subject: title, body: `${text} ${from('email')}` }),
      label: m.signed_share_email(),
    },
    { href: link('https://wa.me/', { text: `${text} ${from('whatsapp')}` }), label: 'WhatsApp' },
    {
      href: link('https://www.facebook.com/sharer/sharer.php', { u: from('facebook') }),
      label: 'Facebook',
    },
    {
      href: link('https://t.me/share/url', { url: from('telegram'), text }),
      label: 'Telegram',
    },
    {
      href: link('https://bsky.app/intent/compose', { text: `${text} ${from('bluesky')}` }),
      label: 'Bluesky',
    },
  ];
}
