import 'reflect-metadata';
import { runCommand } from './ops/run-command.ts';

process.exit(await runCommand(process.argv.slice(2)));
