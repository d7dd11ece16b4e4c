import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const LONGEST_WAY = 80;

/** Goes on by Tab to this element, as somebody without a mouse; on the way the focus is always seen. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let pressed = 0; pressed < LONGEST_WAY; pressed += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(hiddenFocus)).toBeNull();
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${goal}`);
}

/** What is wrong with how the focus is shown; null when nothing is. */
function hiddenFocus(): string | null {
  const element = document.activeElement!;
  // Past the last element the focus is the browser's own.
  if (element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const name = element.outerHTML.slice(0, 120);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return `no ring: ${name}`;
  const { left, top, width, height } = element.getClientRects()[0]!;
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  const isSeen = there !== null && (element.contains(there) || there.contains(element));
  return isSeen ? null : `covered or out of sight: ${name}`;
}
