import 'reflect-metadata';
import { commands } from './ops/commands.ts';
import { OpsError } from './ops/ops-error.ts';

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];

if (!command) {
  process.stderr.write(
    `Usage: ops <command>\n\n${Object.keys(commands)
      .map((c) => `  ${c}`)
      .join('\n')}\n`,
  );
  process.exit(2);
}
try {
  await command(args);
  process.exit(0);
} catch (error) {
  // What an operator got wrong is one clear line; a bug shows where it is.
  process.stderr.write(
    error instanceof OpsError ? `${error.message}\n` : `${(error as Error).stack}\n`,
  );
  process.exit(1);
}
