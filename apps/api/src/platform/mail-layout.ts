/** A mail as it is written: plain sentences, a quoted title, and links. Rendered as text and as HTML. */
export type Letter = {
  subject: string;
  lines: (string | { quote: string } | { action: string; url: string } | { url: string })[];
};

export type RenderedMail = {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

export function renderMail(letter: Letter, siteName: string, unsubscribeUrl: string): RenderedMail {
  const end = 'To never get a mail from us again:';
  const text = letter.lines.map(textLine).join('\n\n');
  const html = letter.lines.map(htmlLine).join('\n');
  return {
    subject: letter.subject,
    text: `${text}\n\n-- \n${siteName}\n${end}\n${unsubscribeUrl}\n`,
    html: page(
      letter.subject,
      `${html}\n<hr><p>${escape(siteName)}<br>${end} ${link(unsubscribeUrl, 'stop all mails')}</p>`,
    ),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

function textLine(line: Letter['lines'][number]): string {
  if (typeof line === 'string') return line;
  if ('quote' in line) return `  ${line.quote}`;
  return 'action' in line ? `${line.action}:\n${line.url}` : line.url;
}

function htmlLine(line: Letter['lines'][number]): string {
  if (typeof line === 'string') return `<p>${escape(line)}</p>`;
  if ('quote' in line) return `<p style="font:600 1.2em Georgia,serif">${escape(line.quote)}</p>`;
  if (!('action' in line)) return `<p>${link(line.url, line.url)}</p>`;
  const style =
    'display:inline-block;padding:12px 20px;background:#1d3f94;color:#fdfcf8;border-radius:3px;font-weight:600;text-decoration:none';
  return `<p><a href="${escape(line.url)}" style="${style}">${escape(line.action)}</a></p>`;
}

function link(url: string, words: string): string {
  return `<a href="${escape(url)}">${escape(words)}</a>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title></head>
<body style="margin:0 auto;max-width:36em;padding:24px;font:17px/1.5 'Source Sans 3',system-ui,sans-serif;color:#1c1e26;background:#fdfcf8">
${body}
</body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
