import { m } from '@undersigned/shared/generated/messages/messages.js';
import { BASE_LOCALE, isLocale, type Locale } from '@undersigned/shared/locales.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import { statusOf, UserError } from '../../platform/errors.ts';
import { PLAIN_PAGE_HEADERS, plainPage } from '../../platform/plain-page.ts';
import { openUnsubscribeToken, suppress } from './suppression.service.ts';

type Asked = { Params: { token: string } };

/** What a link ends, and how its two pages speak of it. */
type Ending = {
  ask: (locale: Locale) => { title: string; text: string[]; submit: string };
  done: (locale: Locale) => { title: string; text: string[] };
  end: () => Promise<void>;
};

/**
 * RFC 8058: GET shows a page and changes nothing, POST stops all mails at once, without cookies.
 * `?lang=` says in which language.
 */
export function addUnsubscribeRoutes(
  app: FastifyInstance,
  db: Db,
  { keyring, settings }: Config,
  others: {
    /** Other mailed links that prove the same thing: who holds one reads that mailbox. */
    contactOfLink: (token: string) => string | null;
    /** Links that end less than all mails. */
    endingOfLink: (token: string) => Ending | null;
  },
): void {
  const requireEnding = (token: string): Ending => {
    const contactId = openUnsubscribeToken(keyring, token) ?? others.contactOfLink(token);
    const ending = contactId ? allMails(db, contactId) : others.endingOfLink(token);
    if (!ending) throw new UserError('NOT_FOUND');
    return ending;
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
      const { ask } = requireEnding(request.params.token);
      return show(reply, (locale) => pageOf(ask(locale)));
    });
    scope.post<Asked>('/unsubscribe/:token', async (request, reply) => {
      const { end, done } = requireEnding(request.params.token);
      await end();
      return show(reply, (locale) => pageOf(done(locale)));
    });
  });
}

type Page = { title: string; body: string };

function localeOf({ query }: FastifyRequest): Locale {
  const { lang } = query as { lang?: unknown };
  return isLocale(lang) ? lang : BASE_LOCALE;
}

function pageOf({ title, text, submit }: { title: string; text: string[]; submit?: string }): Page {
  const words = text.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  const button = submit ? `\n<form method="post"><button>${submit}</button></form>` : '';
  return { title, body: words + button };
}

const allMails = (db: Db, contactId: string): Ending => ({
  ask: (locale) => ({
    title: m.stop_title({}, { locale }),
    text: [
      `${m.stop_ask({}, { locale })} ${m.stop_stays({}, { locale })}`,
      m.stop_first({}, { locale }),
    ],
    submit: m.stop_submit({}, { locale }),
  }),
  done: (locale) => ({
    title: m.stop_done_title({}, { locale }),
    text: [`${m.stop_done({}, { locale })} ${m.stop_stays({}, { locale })}`],
  }),
  end: () => suppress(db, contactId),
});

const unknown = (locale: Locale): Page => ({
  title: m.stop_unknown_title({}, { locale }),
  body: `<p>${m.stop_unknown({}, { locale })}</p>`,
});
