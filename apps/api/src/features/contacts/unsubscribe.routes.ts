import { m } from '@undersigned/shared/generated/messages/messages.js';
import { BASE_LOCALE, isLocale, type Locale } from '@undersigned/shared/locales.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import { statusOf, UserError } from '../../platform/errors.ts';
import { PLAIN_PAGE_HEADERS, plainPage } from '../../platform/plain-page.ts';
import { openUnsubscribeToken, suppress } from './suppression.service.ts';

type Asked = { Params: { token: string } };

/**
 * RFC 8058: GET shows a page and changes nothing, POST stops all mails at once, without cookies.
 * `?lang=` says in which language.
 */
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
  const show = (reply: FastifyReply, page: (locale: Locale) => Page) => {
    const locale = localeOf(reply.request);
    const { title, body } = page(locale);
    return reply
      .headers(PLAIN_PAGE_HEADERS)
      .send(plainPage(settings.siteName, locale, title, body));
  };
  app.register(async (scope) => {
    // The body says List-Unsubscribe=One-Click, or nothing; the link alone decides.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume().on('end', () => done(null));
    });
    // A person gets a page; programs get the error as everywhere.
    scope.setErrorHandler((error, request, reply) => {
      const isUnknown = error instanceof UserError && error.code === 'NOT_FOUND';
      if (!isUnknown || !request.headers.accept?.includes('text/html')) throw error;
      return show(reply.code(statusOf(error.code)), unknown);
    });
    scope.get<Asked>('/unsubscribe/:token', async (request, reply) => {
      requireContact(request.params.token);
      return show(reply, ask);
    });
    scope.post<Asked>('/unsubscribe/:token', async (request, reply) => {
      await suppress(db, requireContact(request.params.token));
      return show(reply, done);
    });
  });
}

type Page = { title: string; body: string };

function localeOf({ query }: FastifyRequest): Locale {
  const { lang } = query as { lang?: unknown };
  return isLocale(lang) ? lang : BASE_LOCALE;
}

const ask = (locale: Locale): Page => ({
  title: m.stop_title({}, { locale }),
  body: `<p>${m.stop_ask({}, { locale })} ${m.stop_stays({}, { locale })}</p>
    <p>${m.stop_first({}, { locale })}</p>
<form method="post"><button>${m.stop_submit({}, { locale })}</button></form>`,
});

const done = (locale: Locale): Page => ({
  title: m.stop_done_title({}, { locale }),
  body: `<p>${m.stop_done({}, { locale })} ${m.stop_stays({}, { locale })}</p>`,
});

const unknown = (locale: Locale): Page => ({
  title: m.stop_unknown_title({}, { locale }),
  body: `<p>${m.stop_unknown({}, { locale })}</p>`,
});
