import type { FieldError } from '@undersigned/shared/errors.ts';
import {
  isNonNullType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/**
 * Finds variables that say null where a value must stand. A default there lets a nullable variable
 * pass validation, and graphql-js notices the null only while it answers, as if it were a fault.
 */
export function nullErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): FieldError[] {
  const nulls = nullVariables(operation, variables);
  if (nulls.size === 0) return [];
  const misplaced = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition: () => false,
      Variable({ name }) {
        if (nulls.has(name.value) && isNonNullType(types.getInputType())) misplaced.add(name.value);
      },
    }),
  );
  return [...misplaced].map((name) => ({ path: [name], code: 'REQUIRED' }));
}

function nullVariables(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Set<string> {
  const nulls = variableDefinitions.filter(({ variable, type, defaultValue }) => {
    if (type.kind === Kind.NON_NULL_TYPE) return false;
    const name = variable.name.value;
    const isGiven = Object.hasOwn(variables, name) && variables[name] !== undefined;
    return isGiven ? variables[name] === null : defaultValue?.kind === Kind.NULL;
  });
  return new Set(nulls.map(({ variable }) => variable.name.value));
}
