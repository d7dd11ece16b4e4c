import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';

const documentsOfSchema = {
  public: ['src/**/*.graphql', '!src/**/*.staff.graphql'],
  staff: ['src/**/*.staff.graphql'],
};

await generate({
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  silent: true,
  errorsOnly: true,
  generates: Object.fromEntries(
    Object.entries(documentsOfSchema).map(([name, documents]) => [
      `src/generated/${name}/`,
      {
        schema: `../../apps/api/schema/${name}.graphql`,
        documents,
        preset: 'client',
        presetConfig: { fragmentMasking: false, skipIndexFile: true },
        config: {
          documentMode: 'string',
          enumType: 'string-literal',
          useTypeImports: true,
          strictScalars: true,
          scalars: { DateTime: 'string', Date: 'string' },
          importExtension: '.ts',
        },
      },
    ]),
  ),
});

for (const name of Object.keys(documentsOfSchema)) {
  const folder = new URL(`src/generated/${name}/`, import.meta.url);
  await rm(new URL('gql.ts', folder), { force: true });
  await writeFile(new URL('persisted-documents.json', folder), await textsByHash(folder));
}

// The preset's own list hashes a reordered print of each document, which is not the text that
// the web app sends: the API would know none of them.
async function textsByHash(folder: URL): Promise<string> {
  const generated: Record<string, unknown> = await import(new URL('graphql.ts', folder).href);
  const texts = Object.keys(generated)
    .filter((exported) => exported.endsWith('Document'))
    .map((exported) => String(generated[exported]));
  const byHash = texts.map((text) => [createHash('sha256').update(text).digest('hex'), text]);
  return `${JSON.stringify(Object.fromEntries(byHash), null, 2)}\n`;
}
