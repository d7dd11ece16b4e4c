import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds amiss on a page, by rule, with the elements; nothing where all is well. It stays in the
 * page's own frame: else it would open a second page each time, which takes the focus, and with it the
 * next key, from the one looked at.
 */
export async function amiss(
  page: Page,
  rules?: string[],
): Promise<[rule: string, where: string[]][]> {
  // axe's own types name another build of playwright-core.
  const axe = new AxeBuilder({ page: page as never }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
