import { parseArgs } from 'node:util';

export type Options = {
  readonly minutes: number;
  readonly seed: number;
  readonly people: number;
  readonly processes: number;
  readonly mailConnections: number;
};

export const USAGE =
  'faults [--minutes M] [--seed S] [--people P] [--processes N] [--mail-connections C]';

const NAMES = ['minutes', 'seed', 'people', 'processes', 'mail-connections'] as const;

/** What the command line asks for; undefined when it cannot be understood. */
export function optionsFrom(
  args: string[],
  random: () => number = Math.random,
): Options | undefined {
  const given = read(args);
  const number = (name: (typeof NAMES)[number], usual: number) => Number(given?.[name] ?? usual);
  const options = {
    minutes: number('minutes', 5),
    seed: number('seed', Math.floor(random() * 1_000_000)),
    people: number('people', 256),
    processes: number('processes', 1),
    mailConnections: number('mail-connections', 1),
  };
  const { minutes, ...whole } = options;
  const isGood =
    minutes > 0 && Object.values(whole).every((value) => Number.isInteger(value) && value >= 0);
  return given && isGood && options.people > 0 && options.processes > 0 ? options : undefined;
}

function read(args: string[]) {
  const options = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args, options }).values as Record<string, string | undefined>;
  } catch {
    return undefined;
  }
}
