import type { IncomingMessage } from 'node:http';
import { isOurOwn } from './platform/client-address.ts';
import type { Keyring } from './platform/crypto.ts';
import type { LaneOf } from './platform/admission.ts';

const OPERATION_HEADER = 'x-undersigned-operation';

/**
 * Who gives way to whom when there is too much: up to how many requests may be in work for one of
 * this kind to be let in. The least is refused first. Measured with `pnpm bench overload`.
 */
const LANES = {
  /** How far readers come: whoever is not counted has lost nothing. */
  steps: 64,
  /** Staff's figures. */
  staff: 128,
  /** Pages: the site goes on showing the last ones it has. */
  pages: 256,
  /** Whoever asks us directly, about anything; and signing in. */
  strangers: 384,
  signing: 384,
  /** Who got a mail has signed already: confirming, disowning, withdrawing, erasing. */
  links: 768,
  /** One question a second from each web process stands for all readers. */
  counts: 1_024,
  /** Giving, sharing, ending mails, and what watches over us. */
  always: Infinity,
};

const OPERATIONS: Record<string, keyof typeof LANES> = {
  PetitionCount: 'counts',
  SignPetition: 'signing',
  ConfirmationPrompt: 'links',
  ConfirmSignature: 'links',
  DisownSignature: 'links',
  OwnSignature: 'links',
  WithdrawSignature: 'links',
  OwnSignatureData: 'links',
  CorrectSignature: 'links',
  EraseSignature: 'links',
  RequestSignatureLink: 'links',
};

/** Only our own web process is believed what it asks for: its calls carry a proof. */
export function lanes(keyring: Keyring): LaneOf {
  return (request) => LANES[laneOf(request, keyring)];
}

function laneOf(request: IncomingMessage, keyring: Keyring): keyof typeof LANES {
  const url = request.url ?? '';
  if (/^\/(?:seen|begun|shared)\//.test(url)) return 'steps';
  if (/^\/(?:go|share|unsubscribe|health|metrics)(?:[/?]|$)/.test(url)) return 'always';
  if (url.startsWith('/staff/')) return 'staff';
  const operation = request.headers[OPERATION_HEADER];
  if (typeof operation !== 'string' || !isOurOwn(request.headers, keyring)) return 'strangers';
  return Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation]! : 'pages';
}
