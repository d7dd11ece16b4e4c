import { commands } from './commands.ts';
import { OpsError } from './ops-error.ts';

/** Runs one command and tells the exit status: 0 done, 1 refused or failed, 2 no such command. */
export async function runCommand([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const list = Object.keys(commands).map((known) => `  ${known}`);
    process.stderr.write(`Usage: ops <command>\n\n${list.join('\n')}\n`);
    return 2;
  }
  try {
    await command(args);
    return 0;
  } catch (error) {
    // What an operator got wrong is one clear line; a bug shows where it is.
    process.stderr.write(
      error instanceof OpsError ? `${error.message}\n` : `${(error as Error).stack}\n`,
    );
    return 1;
  }
}
