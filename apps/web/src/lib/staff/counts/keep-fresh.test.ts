import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepFresh } from './keep-fresh.ts';

const page = Object.assign(new EventTarget(), { hidden: false });
const patience = new AbortController();
const ask = vi.fn<typeof fetch>();
const take = vi.fn();
const paused = vi.fn();
const leaving = vi.fn();
const location = { pathname: '/staff/p', search: '?/ask&state=HELD', replace: vi.fn() };
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  vi.stubGlobal('location', location);
  vi.stubGlobal('fetch', ask);
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
  page.hidden = false;
  ask.mockImplementation(async () => Response.json({ total: 7 }));
  page.addEventListener('leaving', leaving);
  stop = keepFresh({ url: () => '/staff/counts.json', take, paused });
});
afterEach(() => {
  stop();
  page.removeEventListener('leaving', leaving);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

function turn(hidden: boolean) {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
}

test('fresh figures are asked for 1.2 seconds after the last ones came', async () => {
  await vi.advanceTimersByTimeAsync(1_199);
  expect(ask).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1 + 1_200);
  expect(take.mock.calls).toEqual([[{ total: 7 }], [{ total: 7 }]]);
  expect(paused).not.toHaveBeenCalled();
});

test('a page that nobody sees asks for nothing, says so, and catches up at once', async () => {
  turn(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).not.toHaveBeenCalled();
  expect(paused).toHaveBeenCalledOnce();
  turn(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(take).toHaveBeenCalledOnce();
});

test('figures are not called live while the server keeps us waiting', async () => {
  ask.mockImplementationOnce(
    (_url, options) =>
      new Promise((_resolve, reject) =>
        options?.signal?.addEventListener('abort', () => reject(new Error('too late'))),
      ),
  );
  await vi.advanceTimersByTimeAsync(2_000);
  patience.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(paused).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(take).toHaveBeenCalledOnce();
});

test.each([
  [
    'is no longer logged in',
    { redirected: true, status: 200 },
    '/sign-in?next=%2Fstaff%2Fp%3Fstate%3DHELD&why=ended',
  ],
  ['is no longer staff', { redirected: false, status: 403 }, '/staff/p?state=HELD'],
])(
  'who %s is led away by the address of the page, without what a form had asked',
  async (_who, answer, to) => {
    ask.mockImplementation(async () => answer as Response);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(leaving).toHaveBeenCalledOnce();
    expect(location.replace.mock.calls).toEqual([[to]]);
    expect(take).not.toHaveBeenCalled();
  },
);
