import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildPublicSchema } from '../public-schema.ts';

const folder = new URL('../schema/', import.meta.url);

/** Writes the schemas into schema/: their diff is the review of what becomes public. */
export async function printSchemas(): Promise<void> {
  writeFileSync(
    fileURLToPath(new URL('public.graphql', folder)),
    schemaText(await buildPublicSchema()),
  );
}

export function schemaText(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
