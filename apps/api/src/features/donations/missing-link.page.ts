/** For a reader whose link leads nowhere. The web process passes it on as it is. */
export const missingLinkPage = {
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  },
  body: (siteName: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>There is no such donation link</title>
<style>:root{color-scheme:light dark}body{font:1.125rem/1.45 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1.25rem}</style>
</head><body><main><p>${escape(siteName)}</p><h1>There is no such donation link</h1>
<p>It may have been taken down, or the address was copied in part. The links that we know of stand on the <a href="/">front page</a>, beside the campaign.</p>
</main></body></html>`,
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
