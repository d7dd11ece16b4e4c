import type { GraphQLField, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import { UserError } from '../../platform/errors.ts';
import type { StaffContext } from './staff-access.ts';
import { StaffRole } from './staff-role.ts';

/** Names who may use a root field of the staff schema: these roles, and ADMIN always. */
export const Roles = (...roles: StaffRole[]) => Extensions({ roles });

/**
 * Deny by default: every root field asks for a role before it resolves, and a schema with a field
 * that names none does not start.
 */
export function guardFields(schema: GraphQLSchema): GraphQLSchema {
  const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    .filter((type) => !!type)
    .flatMap((type) => Object.values(type.getFields()));
  const open = fields.filter((field) => rolesOf(field).length === 0).map((field) => field.name);
  if (open.length > 0) throw new Error(`No role is named for the staff fields ${open.join(', ')}.`);
  fields.forEach(guard);
  return schema;
}

function guard(field: GraphQLField<unknown, StaffContext>): void {
  const roles = rolesOf(field);
  const resolve = field.resolve!;
  field.resolve = (source, args, context, info) => {
    const { role } = context.viewer;
    if (role !== StaffRole.ADMIN && !roles.includes(role)) throw new UserError('FORBIDDEN');
    return resolve(source, args, context, info);
  };
}

function rolesOf(field: GraphQLField<unknown, StaffContext>): readonly StaffRole[] {
  return (field.extensions['roles'] as StaffRole[] | undefined) ?? [];
}
