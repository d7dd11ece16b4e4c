import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { answers } from './support/sample.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterEach(() => {
  site.acceptAll();
  site.asked.length = 0;
  site.read.length = 0;
});
afterAll(() => site.stop());

const typed = { name: 'A Reader', email: 'reader@example.org', country: 'GB', postcode: '' };
const sign = async (fields: Record<string, string>) => {
  const response = await site.post('/petitions/p?/sign&source=letter', fields);
  return { status: response.status, headers: response.headers, html: await response.text() };
};
const begun = () => site.read.map(({ path }) => path);
const signed = () => site.asked.filter(({ name }) => name === 'SignPetition');
const title = (html: string) => /<title>([^<]*)/.exec(html)?.[1];

describe('a press on Sign', () => {
  test('hands over what was typed and ticked, and where the reader came from', async () => {
    const { status, html, headers } = await sign({ ...typed, display: 'yes' });
    expect(status).toBe(200);
    expect(html).toContain('Check your email');
    expect(html).not.toContain('There is a problem');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(signed()).toEqual([
      {
        name: 'SignPetition',
        input: {
          petition: 'p',
          name: 'A Reader',
          email: 'reader@example.org',
          country: 'GB',
          postcode: null,
          display: 'FIRST_NAME_AND_INITIAL',
          consentToUpdates: false,
          source: 'letter',
          locale: 'en',
        },
      },
    ]);
  });

  test('without script tells once that the form was begun, also where it has faults', async () => {
    const { html } = await sign({ ...typed, email: 'reader@example' });
    await expect.poll(begun).toEqual(['/begun/p']);
    expect(html).toContain('<input type="hidden" name="begun" value="yes"');
    await sign({ ...typed, begun: 'yes' });
    await sign({ ...typed, again: 'yes' });
    await sign({ ...typed, begun: 'no' });
    await expect.poll(begun).toEqual(['/begun/p', '/begun/p']);
  });

  test('is told of as the reader’s own browser', async () => {
    const fields = new URLSearchParams(typed);
    await site.post('/petitions/p?/sign', Object.fromEntries(fields), { 'user-agent': 'Own/1.0' });
    await expect.poll(() => site.read).toEqual([{ path: '/begun/p', agent: 'Own/1.0' }]);
  });

  test('with faults says them in a summary and beside the fields, and keeps the rest', async () => {
    const { status, html } = await sign({ ...typed, email: 'reader@example', updates: 'yes' });
    expect(status).toBe(400);
    expect(title(html)).toMatch(/^Error: /);
    expect(html.indexOf('id="problems"')).toBeLessThan(html.indexOf('<h1'));
    expect(html).toContain('href="#email"');
    expect(html).toMatch(/id="email-problem"[^]*Enter an email address with a full ending/);
    expect(html).toMatch(/name="email"[^>]*value="reader@example"[^>]*aria-invalid="true"/);
    expect(html).toMatch(/name="updates"[^>]*checked/);
    expect(html).toMatch(/<option value="GB" selected/);
    expect(signed()).toEqual([]);
  });

  test('asks once about an address with a likely slip, and then believes the reader', async () => {
    const slip = { ...typed, email: 'reader@gmial.com' };
    const asked = await sign(slip);
    expect(asked.status).toBe(400);
    expect(asked.html).toContain('did you mean reader@gmail.com?');
    expect(signed()).toEqual([]);

    const filled = await sign({ ...slip, 'use-address': 'reader@gmail.com' });
    expect(filled.html).toMatch(/name="email"[^>]*value="reader@gmail.com"[^>]*autofocus/);
    expect(signed()).toEqual([]);

    expect((await sign({ ...slip, 'asked-about': 'reader@gmial.com' })).status).toBe(200);
    expect(signed()).toHaveLength(1);
  });

  test('shows what only the API can know at the field it names', async () => {
    const fields = [{ path: ['input', 'name'], code: 'NAME_WEB_ADDRESS' }];
    site.refuse('SignPetition', { code: 'BAD_USER_INPUT', fields });
    const { status, html } = await sign(typed);
    expect(status).toBe(400);
    expect(html).toMatch(/id="name-problem"[^]*Enter your name without a web address/);
  });

  test.each([
    ['PETITION_CLOSED', 409, 'This petition is closed.'],
    ['RATE_LIMITED', 429, 'Too many tries from here.'],
    ['OVERLOADED', 503, 'then press the button again: nobody is counted twice.'],
    ['INTERNAL_SERVER_ERROR', 500, 'tell us this number if you write'],
  ])('that is refused as %s is answered %i in its own words', async (code, status, words) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    site.refuse('SignPetition', { code });
    const answer = await sign(typed);
    expect(log).toHaveBeenCalledTimes(status < 500 ? 0 : 1);
    expect(JSON.stringify(log.mock.calls)).not.toMatch(/reader/i);
    log.mockRestore();
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(words);
    expect(answer.html).toMatch(/name="name"[^>]*value="A Reader"/);
  });

  test('never puts the address into a link', async () => {
    const { html } = await sign(typed);
    expect(html).not.toMatch(/(?:href|action|src)="[^"]*(?:reader|%40)/);
  });
});

describe('the page behind a mailed link', () => {
  const press = (action: string, fields: Record<string, string>) =>
    site.post(`/confirm/token?/${action}`, { nonce: 'n', ...fields });

  test('shows what the form said, ticked or not, and the postcode where there is one', async () => {
    const { confirmationPrompt } = answers.ConfirmationPrompt as { confirmationPrompt: object };
    const shown = async (changes: object) => {
      const prompt = { ...confirmationPrompt, ...changes };
      site.answer('ConfirmationPrompt', { confirmationPrompt: prompt });
      const html = await (await site.page('/confirm/token')).text();
      site.answer('ConfirmationPrompt', { confirmationPrompt });
      const isTicked = (name: string) => new RegExp(`name="${name}"[^>]*checked`).test(html);
      const postcode = /name="postcode"[^>]*value="([^"]*)"/.exec(html)?.[1];
      return [isTicked('display'), isTicked('updates'), postcode];
    };
    expect(await shown({})).toEqual([false, false, undefined]);
    expect(await shown({ display: 'FIRST_NAME_AND_INITIAL' })).toEqual([true, false, undefined]);
    expect(await shown({ consentToUpdates: true, postcode: 'N1 9GU' })).toEqual([
      ...[false, true, 'N1 9GU'],
    ]);
  });

  test('confirms with what was corrected and ticked there, and moves on', async () => {
    const typed = { name: 'B Reader', country: 'IE', postcode: 'N1 9GU' };
    for (const [boxes, agreed] of [
      [{}, { display: 'HIDDEN', consentToUpdates: false }],
      [
        { display: 'yes', updates: 'yes' },
        { display: 'FIRST_NAME_AND_INITIAL', consentToUpdates: true },
      ],
    ] as const) {
      const answer = await press('confirm', { ...typed, ...boxes });
      const went = [answer.status, answer.headers.get('location')];
      expect(went).toEqual([303, '/confirm/token/signed']);
      const input = { token: 'token', nonce: 'n', ...typed, ...agreed };
      expect(site.asked).toContainEqual({ name: 'ConfirmSignature', input });
    }
  });

  test('takes the signature away for who did not sign', async () => {
    const answer = await press('disown', { name: 'X', country: 'GB' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/confirm/token/removed',
    ]);
    const input = { token: 'token', nonce: 'n' };
    expect(site.asked).toContainEqual({ name: 'DisownSignature', input });
  });

  test('is shown again with a fresh nonce when the press came too soon or too late', async () => {
    const fields = [{ path: ['input', 'nonce'], code: 'NONCE_TOO_NEW' }];
    site.refuse('ConfirmSignature', { code: 'BAD_USER_INPUT', fields });
    const answer = await press('confirm', { name: 'A Reader', country: 'GB' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Look at it once more and press the button again.');
  });

  test('says when the link has run out, and how to get a new one', async () => {
    site.refuse('ConfirmationPrompt', { code: 'GONE' });
    const page = await site.page('/confirm/token');
    const html = await page.text();
    expect(page.status).toBe(410);
    expect(html).toContain('A link works for 7 days');
    expect(html).toContain('This link has run out. Sign again and we will send a new one.');
    expect(html).toContain('there is nothing to do.');
    expect(html).toContain('href="/petitions/p#sign"');
  });
});
