import {
  GRAPHQL_MAX_ALIASES,
  GRAPHQL_MAX_DEPTH,
  LIST_PAGE_MAX_ITEMS,
} from '@undersigned/shared/limits.ts';
import {
  getNullableType,
  isListType,
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import {
  fieldExtensionsEstimator,
  getComplexity,
  simpleEstimator,
  type ComplexityEstimator,
} from 'graphql-query-complexity';
import { UserError } from './errors.ts';

const MAX_FIELDS = 250;
const MAX_DIRECTIVES = 20;
const MAX_COST = 6_000;
/** What a list is taken to hold that has no `first` argument and does not say what it costs. */
const ASSUMED_LIST_LENGTH = 10;

/** Every document, known or not: one operation, and in it at most one mutation. */
export function requireOneOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): void {
  const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  const isMutation = operation.operation === 'mutation';
  if (
    operations.length > 1 ||
    (isMutation && rootFieldCount(operation.selectionSet, document) > 1)
  ) {
    refuse();
  }
}

/** What a document that the web app does not bring may ask for. */
export function requireWithinLimits(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variables: Record<string, unknown>,
): void {
  let fields = 0;
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field(node) {
      fields += 1;
      if (node.alias) aliases += 1;
    },
    Directive() {
      directives += 1;
    },
  });
  if (fields > MAX_FIELDS || aliases > GRAPHQL_MAX_ALIASES || directives > MAX_DIRECTIVES) refuse();
  if (depthOf(document) > GRAPHQL_MAX_DEPTH) refuse();
  const cost = getComplexity({
    schema,
    query: document,
    operationName,
    variables,
    estimators: [
      fieldExtensionsEstimator(),
      listEstimator,
      simpleEstimator({ defaultComplexity: 1 }),
    ],
  });
  if (cost > MAX_COST) refuse();
}

/** A list costs as many times its items as it may hold; `first` beyond the limit is refused later, by name. */
const listEstimator: ComplexityEstimator = ({ field, args, childComplexity }) => {
  if (typeof args['first'] === 'number') {
    return (
      1 + Math.min(Math.max(args['first'], 1), LIST_PAGE_MAX_ITEMS) * Math.max(childComplexity, 1)
    );
  }
  // Of a connection the `first` argument has been multiplied in already.
  if (field.name === 'edges') return childComplexity;
  return isListType(getNullableType(field.type))
    ? 1 + ASSUMED_LIST_LENGTH * childComplexity
    : undefined;
};

function rootFieldCount(selectionSet: SelectionSetNode, document: DocumentNode): number {
  const fragments = fragmentsOf(document);
  const count = (set: SelectionSetNode): number =>
    set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + count(selection.selectionSet);
      return sum + count(fragments.get(selection.name.value)!.selectionSet);
    }, 0);
  return count(selectionSet);
}

function depthOf(document: DocumentNode): number {
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();
  const depth = (set: SelectionSetNode | undefined): number =>
    Math.max(
      0,
      ...(set?.selections ?? []).map((selection) => {
        if (selection.kind === Kind.FIELD) return 1 + depth(selection.selectionSet);
        if (selection.kind === Kind.INLINE_FRAGMENT) return depth(selection.selectionSet);
        const name = selection.name.value;
        if (!known.has(name)) known.set(name, depth(fragments.get(name)?.selectionSet));
        return known.get(name)!;
      }),
    );
  const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  return Math.max(...operations.map((operation) => depth(operation.selectionSet)));
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function refuse(): never {
  throw new UserError('GRAPHQL_VALIDATION_FAILED');
}
