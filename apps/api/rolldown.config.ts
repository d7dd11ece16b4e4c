import { defineConfig } from 'rolldown';

// Everything from node_modules stays outside the bundle, our own packages go in.
const own = /^(\.|\/|@undersigned\/|@oxc-project\/|\0)/;

export default defineConfig({
  input: { server: 'src/server.ts', worker: 'src/worker.ts', ops: 'src/ops.ts' },
  platform: 'node',
  external: (id) => !own.test(id),
  tsconfig: './tsconfig.json',
  output: { dir: 'dist', format: 'esm', sourcemap: true, cleanDir: true },
});
