import { fileURLToPath } from 'node:url';

/** Right from src/ and from dist/, which stand beside each other. */
export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));
