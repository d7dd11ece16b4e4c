import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildPublicSchema } from '../public-schema.ts';
import { buildStaffSchema } from '../staff-schema.ts';

const folder = new URL('../schema/', import.meta.url);

/** Writes the schemas into schema/: their diff is the review of what becomes public. */
export async function printSchemas(): Promise<void> {
  writeSchema('public', await buildPublicSchema());
  writeSchema('staff', await buildStaffSchema());
}

function writeSchema(name: string, schema: GraphQLSchema): void {
  writeFileSync(fileURLToPath(new URL(`${name}.graphql`, folder)), schemaText(schema));
}

export function schemaText(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
