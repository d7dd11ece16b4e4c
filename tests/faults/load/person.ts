import { setTimeout as sleep } from 'node:timers/promises';
import type { Keyring } from '../../../apps/api/src/platform/crypto.ts';
import { type Person, personOf } from '../people.ts';
import { ask, type Answer, type Asked } from './ask.ts';
import { CONFIRM, DISOWN, PROMPT, SIGN, WITHDRAW } from './documents.ts';
import type { Epochs } from './epochs.ts';
import { contactOf, tokenOf } from './links.ts';
import type { ActName } from './log.ts';

export type Scene = Asked & {
  readonly keyring: Keyring;
  readonly epochs: Epochs;
  /** The numbers of petitions inside links, by slug. */
  readonly petitionNumbers: Record<string, number>;
};

// A nonce is good from one second after the page was made.
const READ_THE_PAGE_MS = 1_060;
const PAGES_MAX = 200;

/** One person's whole way: signs, opens the link, presses a button, or changes their mind. */
export async function live(scene: Scene, number: number): Promise<void> {
  const person = personOf(number);
  if (!(await sign(scene, number, person)) || person.fate === 'waits') return;
  const epoch = await scene.epochs.of(contactOf(scene.keyring, number));
  scene.log.linked(number, epoch);
  const link = (purpose: 'confirm' | 'own') =>
    tokenOf(scene.keyring, purpose, number, scene.petitionNumbers[person.petition]!, epoch);
  const button = person.fate === 'disowns' ? 'disown' : 'confirm';
  if (!(await press(scene, number, person, button, link('confirm')))) return;
  if (person.fate === 'withdraws') await withdraw(scene, number, link('own'));
}

async function sign(scene: Scene, number: number, person: Person): Promise<boolean> {
  const { petition, name, email, country, source } = person;
  const input = { petition, name, email, country, ...(source && { source }) };
  const send = () => ask(scene, SIGN, { input }, () => scene.log.unanswered(number));
  scene.log.attempts('sign', number);
  return (await answered(scene, number, 'sign', sendAs(person, send))) === 'acknowledged';
}

/** Opens the page behind the mailed link, and again whenever its nonce is not taken. */
async function press(
  scene: Scene,
  number: number,
  person: Person,
  button: 'confirm' | 'disown',
  token: string,
): Promise<boolean> {
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const shown = await ask(scene, PROMPT, { token });
    const prompt = shown.data?.['confirmationPrompt'] as { nonce: string } | null | undefined;
    if (!prompt) {
      scene.log.refused(button, number, shown.code ?? 'NO_PROMPT');
      return false;
    }
    await sleep(READ_THE_PAGE_MS);
    if (page === 0) scene.log.attempts(button, number);
    const document = button === 'confirm' ? CONFIRM : DISOWN;
    const send = () => ask(scene, document, { input: { token, nonce: prompt.nonce } });
    const outcome = await answered(scene, number, button, sendAs(person, send));
    if (outcome !== 'page is too old') return outcome === 'acknowledged';
  }
  scene.log.refused(button, number, 'NO_PAGE_IN_TIME');
  return false;
}

async function withdraw(scene: Scene, number: number, token: string): Promise<void> {
  scene.log.attempts('withdraw', number);
  await answered(scene, number, 'withdraw', () => ask(scene, WITHDRAW, { input: { token } }));
}

function sendAs(person: Person, send: () => Promise<Answer>): () => Promise<Answer> {
  if (!person.isHasty) return send;
  return async () => {
    const [one, other] = await Promise.all([send(), send()]);
    return one.code === undefined ? one : other;
  };
}

async function answered(
  { log }: Scene,
  number: number,
  act: ActName,
  send: () => Promise<Answer>,
): Promise<'acknowledged' | 'page is too old' | 'refused'> {
  const { code, field } = await send();
  if (code === undefined) {
    log.acknowledged(act, number);
    return 'acknowledged';
  }
  // Another submission came in between, or the machines' clocks differ: the page is opened anew.
  if (field?.startsWith('NONCE_')) return 'page is too old';
  log.refused(act, number, field ? `${code} ${field}` : code);
  return 'refused';
}
