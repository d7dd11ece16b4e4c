import { describe, expect, test } from 'vitest';
import { askPatiently, pauseBefore } from './ask-patiently.ts';

const busy = () => new Response('', { status: 503, headers: { 'retry-after': '4' } });

/** Asks a site that answers in this order, and then always like the last time. */
async function asking(answers: (Response | Error)[], isOffline = () => false) {
  const pauses: number[] = [];
  let asked = 0;
  let waits = 0;
  const ask = async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)]!;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const outcome = await askPatiently(ask, {
    onWait: () => (waits += 1),
    sleep: async (ms) => pauses.push(ms),
    random: () => 0,
    isOffline,
  }).catch((error: Error) => error.message);
  return { outcome, asked, waits, pauses };
}

describe('a press on Sign', () => {
  test('is sent again while the site is too busy, and says so each time', async () => {
    const ok = new Response('');
    const { outcome, waits, pauses } = await asking([busy(), new Error('network'), ok]);
    expect(outcome).toBe(ok);
    expect(waits).toBe(2);
    expect(pauses).toEqual([4_000, 2_000]);
  });

  test('is sent six times at most, and then shows what the site said', async () => {
    const last = busy();
    const { outcome, asked, pauses } = await asking([last]);
    expect(outcome).toBe(last);
    expect(asked).toBe(6);
    expect(pauses).toEqual([4_000, 4_000, 4_000, 8_000, 16_000]);
    expect((await asking([new Error('network')])).outcome).toBe('network');
  });

  test('is not sent again without a connection', async () => {
    const { outcome, asked } = await asking([new Error('network')], () => true);
    expect([outcome, asked]).toEqual(['network', 1]);
  });

  test.each([200, 400, 409, 429, 500])('is not sent again after %i', async (status) => {
    expect((await asking([new Response('', { status })])).asked).toBe(1);
  });
});

test('those who were refused in the same moment do not come back in the same moment', () => {
  expect(pauseBefore(1, '4', 0)).toBe(4_000);
  expect(pauseBefore(1, '4', 1)).toBe(6_000);
  expect(pauseBefore(1, null, 0.5)).toBe(1_250);
  expect(pauseBefore(1, 'Sun, 22 Nov 2026 19:00:00 GMT', 0)).toBe(1_000);
  expect(pauseBefore(6, '7200', 0)).toBe(30_000);
});
