import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly target: string };
  readonly command?: string[];
  readonly environment?: Record<string, string>;
  readonly ports?: string[];
  readonly volumes?: string[];
  readonly depends_on?: Record<string, { readonly condition: string }>;
  readonly healthcheck?: { readonly test: string[] };
}

export const root = join(import.meta.dirname, '../..');
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** docker-compose.yml as the engine would see it, with these values for its variables. */
export function composeServices(values: Record<string, string>): Record<string, Service> {
  const text = read('docker-compose.yml').replaceAll(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (whole: string, name: string, kind: string, rest: string) => {
      const value = values[name] ?? '';
      if (value !== '') return value;
      if (kind === '?') throw new Error(`${name} is required: ${rest}`);
      if (kind === '-') return rest;
      throw new Error(`${whole} has neither a default nor a demand.`);
    },
  );
  return (parse(text, { merge: true }) as { services: Record<string, Service> }).services;
}

export interface Stage {
  readonly name: string;
  readonly from: string;
  readonly lines: string[];
}

/** The stages of the Dockerfile, each with its instructions. */
export function dockerStages(): Map<string, Stage> {
  const stages = new Map<string, Stage>();
  let current: Stage | undefined;
  for (const line of read('Dockerfile').split('\n')) {
    const from = /^FROM (\S+) AS (\S+)$/.exec(line);
    if (from) {
      current = { name: from[2]!, from: from[1]!, lines: [] };
      stages.set(current.name, current);
    } else if (line !== '' && !line.startsWith('#')) current?.lines.push(line);
  }
  return stages;
}
