import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../../platform/context.ts';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import type { Auth } from '../accounts/auth.service.ts';
import type { Writing } from '../signatures/signature-decision.service.ts';
import { clock } from '../../platform/clock.ts';
import { requireOwnOrigin } from '../../platform/own-origin.ts';
import { findSession } from '../accounts/session.service.ts';
import { effectiveRole } from './effective-role.ts';
import { findMember } from './staff-member.service.ts';
import type { StaffRole } from './staff-role.ts';

export type Viewer = {
  accountId: string;
  email: string;
  sessionId: string;
  /** What counts: the role that was given, once a second factor that it needs was shown. */
  role: StaffRole;
  grantedRole: StaffRole;
  hasSecondFactor: boolean;
  factorAt: Date | null;
  timeZone: string;
  /** From when they may be the second person for what a colleague proposed. */
  mayApproveFrom: Date;
};
/** `writing`: for what staff decide about signatures. */
export type StaffContext = RequestContext & {
  viewer: Viewer;
  auth: Auth;
  siteName: string;
  writing: Writing;
};

export type StaffAccess = {
  /** Refuses a request before its body is read. */
  guard: (request: FastifyRequest) => Promise<void>;
  /** Once its body has come: who sends it slowly may be nobody here any more. */
  guardAgain: (request: FastifyRequest) => Promise<void>;
  viewerOf: (request: FastifyRequest) => Viewer;
};

const GUARDED_FOR_MS = 500;

/** Session and role are read from the database on every request: what changes there holds at once. */
export function createStaffAccess(options: {
  auth: Auth;
  db: Db;
  publicOrigin: string;
}): StaffAccess {
  const viewers = new WeakMap<FastifyRequest, { viewer: Viewer; since: number }>();
  const look = async (request: FastifyRequest) => {
    const since = clock.elapsed();
    const viewer = await requireStaff(options.auth, options.db, request.headers.cookie);
    viewers.set(request, { viewer, since });
  };
  return {
    async guard(request) {
      requireOwnOrigin(request, options.publicOrigin);
      await look(request);
    },
    async guardAgain(request) {
      const { since = -Infinity } = viewers.get(request) ?? {};
      if (clock.elapsed() - since > GUARDED_FOR_MS) await look(request);
    },
    viewerOf(request) {
      const known = viewers.get(request);
      if (!known) throw new UserError('UNAUTHENTICATED');
      return known.viewer;
    },
  };
}

async function requireStaff(auth: Auth, db: Db, cookie: string | undefined): Promise<Viewer> {
  const session = await findSession(auth, cookie);
  if (!session) throw new UserError('UNAUTHENTICATED');
  const { id: sessionId, accountId, email, hasSecondFactor, factorAt } = session;
  const member = await findMember(db, accountId);
  if (!member) throw new UserError('FORBIDDEN');
  const { role: grantedRole, ...own } = member;
  const role = effectiveRole(grantedRole, session);
  return { accountId, email, sessionId, role, grantedRole, hasSecondFactor, factorAt, ...own };
}
