import { startWeb } from './server/start.ts';

await startWeb();
