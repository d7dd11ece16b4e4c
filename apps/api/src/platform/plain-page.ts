import { m } from '@undersigned/shared/generated/messages/messages.js';
import { pathIn, type Locale } from '@undersigned/shared/locales.ts';
import { escapeHtml } from './html.ts';

/** A page that has to work when the web site does not: whole in itself, in the site's look. */
export function plainPage(siteName: string, locale: Locale, title: string, body: string): string {
  const front = pathIn(locale, '/');
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${escapeHtml(siteName)}</title><style>${STYLE}</style></head>
<body><header><a class="mark" href="${front}">${escapeHtml(siteName)}</a></header>
<main><h1>${title}</h1>${body}<p><a href="${front}">${m.back_to_front({}, { locale })}</a></p></main></body></html>`;
}

export const PLAIN_PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
};

// The values are those of the web site's tokens.
const STYLE = `
:root{color-scheme:light dark;--paper:#fdfcfa;--ink:#171b22;--rule:#d2d4d8;--act:#1e429a;--hover:#0f2d79;--on:#fcfcf9;--in:#fad03e;--out:#171b22}
@media (prefers-color-scheme:dark){:root{--paper:#121417;--ink:#edebe7;--rule:#35383d;--act:#98c0fb;--hover:#bdd6fb;--on:#0a1326;--in:#121417;--out:#f8d14f}}
*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:1.125rem/1.45 "Source Sans 3","Segoe UI",Roboto,Arial,sans-serif;overflow-wrap:break-word}
header{border-bottom:1px solid var(--rule);padding:.75rem max(1.25rem,50% - 35rem)}
.mark{border-bottom:4px solid var(--act);color:var(--ink);display:inline-block;font:700 1.75rem/1 "STIX Two Text",Georgia,"Times New Roman",serif;max-width:100%;overflow-wrap:anywhere;padding:0 .9em .25em 0;text-decoration:none}
@media (width < 62rem){.mark{font-size:1.5rem}}
main{margin:auto;max-width:42.5rem;padding:2.5rem 1.25rem 6rem}
main>*+*{margin-top:1rem}
h1{font:600 clamp(2rem,1.5rem + 2.2vw,2.75rem)/1.08 "STIX Two Text",Georgia,"Times New Roman",serif;letter-spacing:-.012em}
a{color:var(--act);text-underline-offset:.18em}
a:hover{color:var(--hover)}
button{background:var(--act);border:2px solid var(--act);border-radius:3px;color:var(--on);cursor:pointer;font:inherit;font-weight:600;min-height:3rem;padding:.25rem 1.25rem}
button:hover{background:var(--hover);border-color:var(--hover)}
:focus-visible{border-radius:3px;box-shadow:0 0 0 3px var(--in);outline:3px solid var(--out);outline-offset:3px}
`;
