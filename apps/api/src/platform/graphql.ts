import {
  ApolloServer,
  type ApolloServerPlugin,
  type GraphQLRequestContextDidResolveOperation,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { GRAPHQL_MAX_TOKENS } from '@undersigned/shared/limits.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { coercionErrors } from './coercion.ts';
import type { RequestContext } from './context.ts';
import { InputError, UserError } from './errors.ts';
import { refuseByGet } from './graphql-by-get.ts';
import { formatError, retryAfterOf, statusOfErrors, toErrorBody } from './graphql-errors.ts';
import { requireOneOperation, requireWithinLimits } from './graphql-limits.ts';
import type { Logger } from './log.ts';
import { nullErrors } from './null-variables.ts';

export type GraphqlOptions<C extends RequestContext> = {
  path: string;
  schema: GraphQLSchema;
  context: (request: FastifyRequest) => Promise<C> | C;
  logger: Logger;
  /** The texts of the web app's own documents: exempt from limits, and all there is under known-only. */
  knownDocuments: ReadonlySet<string>;
  knownOnly: boolean;
  /** Runs before the body is read, and so before a document is parsed; throws to refuse the request. */
  guard?: (request: FastifyRequest) => Promise<void>;
  /** The same, once the body has been read. */
  guardAgain?: (request: FastifyRequest) => Promise<void>;
  introspection: boolean;
};

export async function addGraphql<C extends RequestContext>(
  app: FastifyInstance,
  options: GraphqlOptions<C>,
): Promise<void> {
  const requestIds = new WeakMap<object, string>();
  const apollo = new ApolloServer<C>({
    schema: options.schema,
    introspection: options.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: GRAPHQL_MAX_TOKENS },
    validationOptions: { maxErrors: 5 },
    maxRecursiveSelections: 2000,
    logger: silent,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would follow the execution of every field, for hints that no field gives.
      ApolloServerPluginCacheControlDisabled(),
      rules(options, requestIds),
    ],
    formatError: (formatted, error) => {
      const requestId = requestIds.get(error as object) ?? '';
      return formatError(
        formatted,
        toErrorBody(error, requestId, options.logger, formatted.extensions?.['code']),
      );
    },
  });
  await apollo.start();
  const { guard, guardAgain } = options;
  const guarded = {
    ...(guard && { onRequest: guard }),
    ...(guardAgain && { preHandler: guardAgain }),
  };
  const handler = fastifyApolloHandler(apollo, {
    context: async (request) => options.context(request),
  });
  app.post(options.path, guarded, handler);
  refuseByGet(app, options.path, guarded);
}

function rules<C extends RequestContext>(
  options: GraphqlOptions<C>,
  requestIds: WeakMap<object, string>,
): ApolloServerPlugin<C> {
  return {
    requestDidStart: async ({ contextValue }) => ({
      async didResolveOperation(request) {
        requireFit(options, request);
      },
      async didEncounterErrors({ errors }) {
        for (const error of errors) requestIds.set(error, contextValue.requestId);
      },
      async willSendResponse({ response }) {
        if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
        const { errors } = response.body.singleResult;
        response.http.status = statusOfErrors(errors);
        const retryAfter = retryAfterOf(errors);
        if (retryAfter !== undefined) response.http.headers.set('retry-after', String(retryAfter));
      },
    }),
  };
}

function requireFit<C extends RequestContext>(
  { schema, knownDocuments, knownOnly }: GraphqlOptions<C>,
  {
    document,
    operation,
    operationName,
    request,
    source,
  }: GraphQLRequestContextDidResolveOperation<C>,
): void {
  const isKnown = knownDocuments.has(source);
  // A kind of operation that the schema lacks passes validation and fails only when it is run.
  if (!operation || !schema.getRootType(operation.operation) || (knownOnly && !isKnown)) {
    throw new UserError('GRAPHQL_VALIDATION_FAILED');
  }
  requireOneOperation(document, operation);
  const variables = (request.variables ?? {}) as Record<string, unknown>;
  const errors = [
    ...coercionErrors(schema, operation, variables),
    ...nullErrors(schema, document, operation, variables),
  ];
  if (errors.length > 0) throw new InputError(errors);
  if (!isKnown) {
    requireWithinLimits(schema, document, operationName ?? undefined, variables);
  }
}

// Apollo's own lines may quote a document; what matters is logged with the request's id.
const silent = { debug() {}, info() {}, warn() {}, error() {} };
