import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import { statusOf, UserError } from '../../platform/errors.ts';
import { PLAIN_PAGE_HEADERS, plainPage } from '../../platform/plain-page.ts';
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
  const show = (reply: FastifyReply, title: string, body: string) =>
    reply.headers(PLAIN_PAGE_HEADERS).send(plainPage(settings.siteName, title, body));
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
      return show(reply.code(statusOf(error.code)), 'We do not know this link', UNKNOWN);
    });
    scope.get<Params>('/unsubscribe/:token', async (request, reply) => {
      requireContact(request.params.token);
      return show(reply, 'Stop all email', ASK);
    });
    scope.post<Params>('/unsubscribe/:token', async (request, reply) => {
      await suppress(db, requireContact(request.params.token));
      return show(reply, 'No more email', DONE);
    });
  });
}

const STAYS = 'A signature that counts stays counted.';

const ASK = `<p>Press the button and we never write to your address again, not even to confirm a signature. ${STAYS}</p>
<form method="post"><button>Never write to me</button></form>`;

const DONE = `<p>We do not write to your address again. ${STAYS}</p>`;

const UNKNOWN =
  '<p>Nothing has changed. Part of the link may be missing. Open it once more from the email, or copy the whole address.</p>';
