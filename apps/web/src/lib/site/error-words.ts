import { CONFIRMATION_TTL_DAYS, REQUESTED_LINK_TTL_HOURS } from '@undersigned/shared/limits.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { waitText } from '#lib/wait.ts';

export type ErrorWords = {
  heading: string;
  text: string;
  /** What helps: signing again mails a new link. */
  signAgain?: boolean;
  /** What helps: whoever signed is mailed a link to it. */
  findSignature?: boolean;
  /** What helps: the signer's own page mails a link that may do more. */
  seeSignature?: boolean;
};

/** What happened and what helps, for every way in which a page can fail. */
export function errorWords(error: App.Error, route: string | null): ErrorWords {
  // An invitation to the desk has nothing to do with signing.
  const isLink = /^\/(?!invitation\/).*\/\[token\]/.test(route ?? '');
  const isOwnPage = route?.startsWith('/signature/[token]') ?? false;
  const wait = waitText(error.retryAfterSeconds);
  switch (error.status) {
    case 404:
      return isLink ? unknownLink(isOwnPage) : notFound();
    case 403:
      if (isOwnPage && error.code === 'FORBIDDEN') return otherLink();
      return { heading: m.error_forbidden(), text: m.error_forbidden_text() };
    case 409:
      return error.code === 'PETITION_CLOSED'
        ? { heading: m.error_closed(), text: m.error_closed_text() }
        : { heading: m.error_refused(), text: m.error_refused_text() };
    case 410:
      if (isOwnPage) return endedLink();
      return { heading: m.error_gone(), text: goneText(), signAgain: true };
    case 413:
      return { heading: m.error_too_large(), text: m.error_too_large_text() };
    case 429:
      return { heading: m.error_too_many(), text: m.error_too_many_text({ wait }) };
    case 503:
      return { heading: m.error_busy(), text: busyText(error.isForm)({ wait }) };
    default:
      return error.status < 500
        ? { heading: m.error_refused(), text: m.error_refused_text() }
        : { heading: m.error_own(), text: notedAs(error.reference) };
  }
}

function busyText(isForm = false) {
  return isForm ? m.error_busy_form_text : m.error_busy_text;
}

function notFound(): ErrorWords {
  return { heading: m.error_not_found(), text: m.error_not_found_text() };
}

/** To confirm may be asked who never signed; the own page is opened by who did. */
function unknownLink(isOwnPage: boolean): ErrorWords {
  const heading = m.error_link_unknown();
  const text = m.error_link_unknown_text();
  if (isOwnPage) return { heading, text, findSignature: true };
  return { heading, text: `${text} ${m.error_link_not_yours()}`, signAgain: true };
}

/** The lasting link may be forwarded, and so it changes nothing. */
function otherLink(): ErrorWords {
  return { heading: m.own_other_link(), text: m.own_other_link_text(), seeSignature: true };
}

function endedLink(): ErrorWords {
  const text = m.own_ended_text({ hours: REQUESTED_LINK_TTL_HOURS });
  return { heading: m.own_ended_title(), text, seeSignature: true };
}

function goneText(): string {
  return `${m.error_gone_why({ days: CONFIRMATION_TTL_DAYS })} ${m.error_gone_text()}`;
}

function notedAs(reference: string | undefined): string {
  return reference ? m.error_own_noted({ reference }) : m.error_own_plain();
}
