import { startWeb } from './server/start.ts';

try {
  await startWeb();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
