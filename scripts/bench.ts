import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { runForeground } from './process/foreground.ts';
import { root } from './settings.ts';

const folder = join(root, 'bench');
const [name = '', ...args] = process.argv.slice(2);
const names = existsSync(folder)
  ? readdirSync(folder).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []))
  : [];

if (!names.includes(name)) {
  console.error(`Which claim shall be measured? There are: ${names.join(', ') || 'none yet'}.`);
  process.exit(1);
}
await build();
const status = await runForeground({
  name: 'The measurement',
  command: process.execPath,
  args: [join(folder, `${name}.ts`), ...args],
  cwd: root,
  env: { ...process.env, NODE_ENV: 'production' },
});
process.exit(status);
