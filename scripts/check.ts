import { build } from './build.ts';
import { longSteps, steps } from './check/steps.ts';
import { runForeground } from './process/foreground.ts';

const withTests = !process.argv.includes('--no-test');
const failed: string[] = [];

await step('build', async () => {
  await build();
  return 0;
});
for (const { name, ...program } of steps) {
  if (name !== 'tests' || withTests) await step(name, () => runForeground({ name, ...program }));
}
if (process.argv.includes('--long')) {
  for (const { name, ...program } of longSteps) {
    await step(name, () => runForeground({ name, ...program }));
  }
}
console.log(failed.length === 0 ? 'check: all is well' : `check: failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);

async function step(name: string, run: () => Promise<number>): Promise<void> {
  console.log(`check: ${name}`);
  const began = performance.now();
  const status = await run().catch((error: Error) => (console.error(error.message), 1));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`check: ${name} ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  if (status !== 0) failed.push(name);
}
