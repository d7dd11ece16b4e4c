import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

const ANNOUNCER = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

export default defineConfig(({ command }) => ({
  plugins: [
    // In a build the plugin keeps the process alive for half a minute; there the messages are
    // compiled beforehand.
    command === 'serve' &&
      paraglideVitePlugin({
        project: '../../packages/shared/project.inlang',
        outdir: '../../packages/shared/src/generated/messages',
        strategy: ['baseLocale'],
      }),
    sveltekit({
      adapter: adapter(),
      compilerOptions: { runes: true },
      paths: { relative: false },
      // All styles come with the page, which still fits into the first flight of packets:
      // asking for them would cost a phone on a slow network another round trip before it shows anything.
      inlineStyleThreshold: 16_000,
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // Kit's own announcer of page changes hides itself with a style attribute.
          'style-src-attr': ['unsafe-hashes', ANNOUNCER],
          'base-uri': ['none'],
          'object-src': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  worker: { format: 'es' },
  ssr: { noExternal: [/^@undersigned\//] },
  server: {
    port: 3100,
    proxy: Object.fromEntries(
      [
        ...['/graphql', '/staff/graphql', '/auth', '/unsubscribe', '/go'],
        ...['/share/', '/seen/', '/begun/', '/shared/'],
      ].map((path) => [path, process.env.API_URL ?? 'http://127.0.0.1:4000']),
    ),
  },
}));
