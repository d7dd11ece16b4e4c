import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { Locale } from '@undersigned/shared/locales.ts';
import { escapeHtml } from './html.ts';
import { DARK, STYLES } from './mail-style.ts';

type Line =
  | string
  | { petition: string }
  | { action: string; url: string }
  | { url: string }
  /** Ways to choose from, each by its name. */
  | { choice: { label: string; url: string }[] };

/** A mail as it is written: plain sentences, a petition's title, and links. Rendered as text and as HTML. */
export type Letter = { subject: string; lines: Line[] };

/**
 * Whose mail it is, in which language, and the link that ends all of them, or those that `endWords` say. One
 * that nobody can end has none.
 */
export type Sender = {
  siteName: string;
  locale: Locale;
  unsubscribeUrl?: string;
  endWords?: string;
};

export type RenderedMail = {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

export function renderMail(letter: Letter, sender: Sender): RenderedMail {
  const { siteName, unsubscribeUrl } = sender;
  const text = letter.lines.map(textLine).join('\n\n');
  const end = unsubscribeUrl ? `${endWordsOf(sender)}:\n${unsubscribeUrl}\n` : '';
  return {
    subject: letter.subject,
    text: `${text}\n\n-- \n${siteName}\n${end}`,
    html: page(letter, sender),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl && {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

function textLine(line: Line): string {
  if (typeof line === 'string') return line;
  if ('petition' in line) return `  ${line.petition}`;
  if ('choice' in line) return line.choice.map(({ label, url }) => `${label}: ${url}`).join('\n');
  return 'action' in line ? `${line.action}:\n${line.url}` : line.url;
}

function htmlLine(line: Line, locale: Locale): string {
  if (typeof line === 'string') return part('p', 'line', escapeHtml(line));
  if ('petition' in line) {
    const title = part('p', 'title', escapeHtml(line.petition));
    return part('div', 'sheet', part('span', 'tab', m.sheet_tab_petition({}, { locale })) + title);
  }
  if ('choice' in line) {
    const links = line.choice.map(({ label, url }) => link('link', url, label));
    return part('p', 'line', links.join(' · '));
  }
  if (!('action' in line)) return part('p', 'line', link('link', line.url, line.url));
  const button = part('p', 'line', link('button', line.url, line.action));
  const address = `${m.mail_copy({}, { locale })} ${link('link', line.url, line.url)}`;
  return button + part('p', 'small', address);
}

function endWordsOf({ locale, endWords = m.mail_end({}, { locale }) }: Sender): string {
  return endWords;
}

function page({ subject, lines }: Letter, sender: Sender): string {
  const { siteName, locale, unsubscribeUrl } = sender;
  const end = unsubscribeUrl ? `<br>${link('link', unsubscribeUrl, endWordsOf(sender))}` : '';
  const foot = `${escapeHtml(siteName)}${end}`;
  const body = [
    part('p', 'plate', part('span', 'mark', escapeHtml(siteName))),
    ...lines.map((line) => htmlLine(line, locale)),
    part('p', 'foot', foot),
  ].join('\n');
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title><style>${DARK}</style></head>
<body class="paper" style="${STYLES.paper}">${part('div', 'page', body)}</body></html>`;
}

function link(style: 'link' | 'button', url: string, words: string): string {
  return `<a href="${escapeHtml(url)}" class="${style}" style="${STYLES[style]}">${escapeHtml(words)}</a>`;
}

// Mail programs read styles on the element; the class is for those that know a dark theme.
function part(tag: 'p' | 'div' | 'span', style: keyof typeof STYLES, content: string): string {
  return `<${tag} class="${style}" style="${STYLES[style]}">${content}</${tag}>`;
}
