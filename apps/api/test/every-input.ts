import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedInputType,
} from 'graphql';

export type Input = {
  /** Such as `signPetition input.email`. */
  name: string;
  path: string[];
  type: GraphQLNamedInputType;
  document: string;
  variablesWith: (value: unknown) => Record<string, unknown>;
};

/** Every value that somebody may send to a root field of a schema, one by one, the others being good. */
export function everyInput(
  schemaName: 'public' | 'staff',
  good: Record<string, Record<string, unknown>>,
): Input[] {
  const file = new URL(`../schema/${schemaName}.graphql`, import.meta.url);
  const schema = buildSchema(readFileSync(file, 'utf8'));
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).flatMap((field) => {
      const document = documentOf(root!.name.toLowerCase(), field);
      return field.args
        .flatMap(({ name, type }) => leavesOf([name], type))
        .map(({ path, type }) => ({
          name: `${field.name} ${path.join('.')}`,
          path,
          type,
          document,
          variablesWith: (value) => replaced(good[field.name] ?? {}, path, value),
        }));
    }),
  );
}

function documentOf(kind: string, { name, args, type }: GraphQLField<unknown, unknown>): string {
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const call = args.length > 0 ? `${name}(${given})` : name;
  const fields = 'getFields' in getNamedType(type) ? ' { __typename }' : '';
  return `${kind} Try${args.length > 0 ? `(${declared})` : ''} { ${call}${fields} }`;
}

function leavesOf(
  path: string[],
  type: GraphQLInputType,
): { path: string[]; type: GraphQLNamedInputType }[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [{ path, type: named }];
  return Object.values(named.getFields()).flatMap((field) =>
    leavesOf([...path, field.name], field.type),
  );
}

function replaced(
  values: Record<string, unknown>,
  [first, ...rest]: string[],
  value: unknown,
): Record<string, unknown> {
  const inner = (values[first!] ?? {}) as Record<string, unknown>;
  return { ...values, [first!]: rest.length > 0 ? replaced(inner, rest, value) : value };
}
