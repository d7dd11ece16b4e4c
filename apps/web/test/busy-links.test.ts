import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { answers, ownSignature } from './support/sample.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  site.acceptAll();
});
afterAll(() => site.stop());

const BUSY = { code: 'OVERLOADED' };
const press = () =>
  site.post('/confirm/token?/confirm', { nonce: 'n', name: 'A Reader', country: 'GB' });

describe('a press on Confirm while the site is too busy', () => {
  test('keeps the page, and says what to do', async () => {
    site.refuse('ConfirmSignature', BUSY);
    const answer = await press();
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(html).toMatch(
      /Wait [3-8] seconds, then press the button again: nobody is counted twice/,
    );
    expect(html).toMatch(/name="name"[^>]*value="A Reader"/);
  });

  test('says that the form can be sent once more where the page cannot be shown', async () => {
    for (const name of ['ConfirmSignature', 'ConfirmationPrompt']) site.refuse(name, BUSY);
    const answer = await press();
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(html).toContain('may not have been saved');
    expect(html).toContain('let the browser send it once more');
  });

  test.each([['OVERLOADED'], ['BAD_USER_INPUT']])(
    'is not called lost when it was saved all the same: %s',
    async (code) => {
      const fields = [{ path: ['input', 'nonce'], code: 'NONCE_EXPIRED' }];
      site.refuse('ConfirmSignature', { code, fields });
      const { confirmationPrompt } = answers.ConfirmationPrompt as { confirmationPrompt: object };
      const prompt = { ...confirmationPrompt, alreadyConfirmed: true };
      site.answer('ConfirmationPrompt', { confirmationPrompt: prompt });
      site.answer('OwnSignature', { ownSignature: ownSignature('CONFIRMED') });
      const html = await (await press()).text();
      site.answer('ConfirmationPrompt', answers.ConfirmationPrompt as object);
      expect(html).toContain('Your signature is already counted.');
      expect(html).not.toMatch(/could not save|did not take/);
    },
  );

  test('is answered without waiting twice for an API that says nothing', async () => {
    const asked: string[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (_url, init) => {
      asked.push(String(init?.body));
      throw new DOMException('too late', 'TimeoutError');
    });
    expect((await press()).status).toBe(503);
    expect(asked.filter((body) => body.includes('ConfirmationPrompt'))).toEqual([]);
  });
});

test('who only opened a link is asked to load the page again, not to send anything', async () => {
  site.refuse('ConfirmationPrompt', BUSY);
  const html = await (await site.page('/confirm/token')).text();
  expect(html).toContain('then load this page again.');
  expect(html).not.toMatch(/once more|press the button/);
});
