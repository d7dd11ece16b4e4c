import type { FieldError } from '@undersigned/shared/errors.ts';
import {
  getNullableType,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

const MAX_ERRORS = 6;

/**
 * Finds what is wrong with an operation's variables before graphql-js does, because its own
 * messages quote the values. Stops after a few errors.
 */
export function coercionErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): FieldError[] {
  const errors: FieldError[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, definition.type);
    if (!type || !isInputType(type)) continue;
    const name = definition.variable.name.value;
    const hasDefault = definition.defaultValue !== undefined;
    check(
      type,
      Object.hasOwn(variables, name) ? variables[name] : undefined,
      [name],
      hasDefault,
      errors,
    );
  }
  return errors;
}

function check(
  type: GraphQLInputType,
  value: unknown,
  path: string[],
  hasDefault: boolean,
  errors: FieldError[],
): void {
  if (errors.length >= MAX_ERRORS) return;
  const report = (code: FieldError['code'], at = path) => errors.push({ path: at, code });
  if (value === undefined || value === null) {
    if (isNonNullType(type) && !(value === undefined && hasDefault)) report('REQUIRED');
    return;
  }
  const nullable = getNullableType(type) as GraphQLInputType;
  if (isListType(nullable)) {
    const items = Array.isArray(value) ? value : [value];
    items
      .slice(0, MAX_ERRORS * 20)
      .forEach((item, i) =>
        check(nullable.ofType as GraphQLInputType, item, [...path, String(i)], false, errors),
      );
  } else if (isInputObjectType(nullable)) {
    if (typeof value !== 'object' || Array.isArray(value)) return void report('WRONG_TYPE');
    const fields = nullable.getFields();
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key)) {
        // An unknown field's name is the client's own text: it is not repeated.
        return void report('UNKNOWN_FIELD');
      }
    }
    for (const field of Object.values(fields)) {
      const given = (value as Record<string, unknown>)[field.name];
      check(field.type, given, [...path, field.name], field.defaultValue !== undefined, errors);
    }
  } else if (isLeafType(nullable)) {
    try {
      if (nullable.parseValue(value) === undefined) report('WRONG_TYPE');
    } catch {
      report('WRONG_TYPE');
    }
  }
}
