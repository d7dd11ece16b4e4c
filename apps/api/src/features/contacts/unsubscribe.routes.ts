import type { FastifyInstance } from 'fastify';
import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { openUnsubscribeToken, suppress } from './suppression.service.ts';

type Params = { Params: { token: string } };

/** RFC 8058: GET shows a page and changes nothing, POST stops all mails at once, without cookies. */
export function addUnsubscribeRoutes(
  app: FastifyInstance,
  db: Db,
  { keyring, settings }: Config,
  /** Other mailed links that prove the same thing: who holds one reads that mailbox. */
  contactOfLink: (token: string) => string | null,
): void {
  const requireContact = (token: string): string => {
    const contactId = openUnsubscribeToken(keyring, token) ?? contactOfLink(token);
    if (!contactId) throw new UserError('NOT_FOUND');
    return contactId;
  };
  app.register(async (scope) => {
    // The body says List-Unsubscribe=One-Click, or nothing; the link alone decides.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume().on('end', () => done(null));
    });
    scope.get<Params>('/unsubscribe/:token', async (request, reply) => {
      requireContact(request.params.token);
      return reply.headers(PAGE_HEADERS).send(
        page(
          settings.siteName,
          'Stop all mails',
          `<p>After this we never write to your address again, also not to confirm a signature.</p>
<form method="post"><button>Never write to me</button></form>`,
        ),
      );
    });
    scope.post<Params>('/unsubscribe/:token', async (request, reply) => {
      await suppress(db, requireContact(request.params.token));
      return reply
        .headers(PAGE_HEADERS)
        .send(
          page(settings.siteName, 'No more mails', '<p>We do not write to your address again.</p>'),
        );
    });
  });
}

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
};

function page(siteName: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:1.125rem/1.45 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1.25rem}button{font:inherit;font-weight:600;min-height:48px;padding:0 1.25rem}</style>
</head><body><main><p>${escape(siteName)}</p><h1>${title}</h1>${body}</main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
