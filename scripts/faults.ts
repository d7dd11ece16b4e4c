import { join } from 'node:path';
import { build } from './build.ts';
import { runForeground } from './process/foreground.ts';
import { root } from './settings.ts';

await build();
const status = await runForeground({
  name: 'The faults',
  command: process.execPath,
  args: [join(root, 'tests/faults/main.ts'), ...process.argv.slice(2)],
  cwd: root,
});
process.exit(status);
