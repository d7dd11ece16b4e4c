import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the one style attribute that the policy allows is that of Kit’s announcer', () => {
  const root = readFileSync(
    new URL('../node_modules/@sveltejs/kit/src/runtime/components/root.svelte', import.meta.url),
    'utf8',
  );
  const style = /id="svelte-announcer"[^>]*style="([^"]*)"/.exec(root)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const config = readFileSync(new URL('../vite.config.ts', import.meta.url), 'utf8');
  expect(config).toContain(`'sha256-${hash}'`);
});
