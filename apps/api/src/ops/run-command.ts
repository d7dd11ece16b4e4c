import { commands, type Command } from './commands.ts';
import { OpsError, UsageError } from './ops-error.ts';

/** Runs one command and tells the exit status: 0 done, 1 refused or failed, 2 no such command. */
export async function runCommand([name = '', ...args]: string[]): Promise<number> {
  if (ASKS_FOR_HELP.includes(name)) {
    process.stdout.write(help());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(help());
    return 2;
  }
  try {
    await command.run(args);
    return 0;
  } catch (error) {
    process.stderr.write(`${explain(error as Error, usage(name, command))}\n`);
    return 1;
  }
}

const ASKS_FOR_HELP = ['help', '--help', '-h'];

function help(): string {
  const list = Object.entries(commands).map(
    ([name, command]) => `  ${usage(name, command)}\n      ${command.does}\n`,
  );
  return `Usage: ops <command>\n\n${list.join('')}`;
}

function usage(name: string, { takes }: Command): string {
  return `${name} ${takes}`.trimEnd();
}

/** What an operator got wrong is one clear line; a bug shows where it is. */
function explain(error: Error, usageLine: string): string {
  if (error instanceof UsageError) return `Usage: ops ${usageLine}`;
  return error instanceof OpsError ? error.message : String(error.stack);
}
