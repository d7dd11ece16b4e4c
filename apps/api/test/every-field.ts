import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

export type SchemaName = 'public' | 'staff';
/** One field of a schema, and the shortest document that asks for it. */
export type AskedField = {
  /** Such as `Query.petition` or `Petition.title`. */
  name: string;
  document: string;
  variables: Record<string, unknown>;
  isMutation: boolean;
};

type Step = { field: GraphQLField<unknown, unknown>; kind: 'query' | 'mutation' };
type Way = { type: GraphQLObjectType; steps: Step[] };

export function readSchema(name: SchemaName): GraphQLSchema {
  return buildSchema(readFileSync(new URL(`../schema/${name}.graphql`, import.meta.url), 'utf8'));
}

/**
 * Every field that can be asked for, root fields included, each by a document of its own: by the shortest
 * way to it, or by the shortest from each root field that leads there.
 */
export function everyField(schema: GraphQLSchema, { everyRoot = false } = {}): AskedField[] {
  const roots = (['Query', 'Mutation'] as const).flatMap((name): Way[] => {
    const type = schema.getType(name);
    return isObjectType(type) ? [{ type, steps: [] }] : [];
  });
  const ways = [...roots];
  const known = new Set<string>();
  const isNew = (key: string) => !known.has(key) && known.add(key);
  const fields: AskedField[] = [];
  // Breadth first, queries before mutations: who reads a type before changing anything is found first.
  for (const { type, steps } of ways) {
    for (const field of Object.values(type.getFields())) {
      const kind = steps[0]?.kind ?? (type.name === 'Query' ? 'query' : 'mutation');
      const way = [...steps, { field, kind }];
      fields.push({ name: `${type.name}.${field.name}`, ...asked(way) });
      const next = getNamedType(field.type);
      const from = everyRoot ? way[0]!.field.name : '';
      if (!isObjectType(next) || !isNew(`${from} ${next.name}`)) continue;
      ways.push({ type: next, steps: way });
    }
  }
  return fields;
}

function asked(way: Step[]): Omit<AskedField, 'name'> {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const call = ({ field }: Step, depth: number): string => {
    const given = field.args
      .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
      .map(({ name, type }) => {
        const variable = `${name}${depth}`;
        variables[variable] = someValue(type);
        declared.push(`$${variable}: ${type}`);
        return `${name}: $${variable}`;
      });
    return given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
  };
  const last = getNamedType(way.at(-1)!.field.type);
  const inner = isObjectType(last) ? ' { __typename }' : '';
  const selection = way.reduceRight(
    (deeper, step, depth) => ` { ${call(step, depth)}${deeper} }`,
    inner,
  );
  const { kind } = way[0]!;
  const head = declared.length > 0 ? `${kind} Ask(${declared.join(', ')})` : kind;
  return { document: head + selection, variables, isMutation: kind === 'mutation' };
}

const SCALARS: Record<string, unknown> = {
  String: 'none',
  ID: '00000000-0000-4000-8000-000000000000',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2026-01-01T00:00:00Z',
  Date: '2026-01-01',
};

/** Fits the type, and nothing that there is. */
function someValue(given: GraphQLInputType): unknown {
  const type = getNullableType(given);
  if (isListType(type)) return [someValue(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? 'none';
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map((field) => [field.name, someValue(field.type)]));
}
