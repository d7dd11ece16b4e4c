import { expect, test } from 'vitest';
import { STAFF_ROLES, worksOnSignatures } from './staff-role.ts';

test('campaigners and administrators work on signatures, and nobody else does', () => {
  expect(STAFF_ROLES.filter(worksOnSignatures)).toEqual(['CAMPAIGNER', 'ADMIN']);
  expect(['', 'admin', 'OWNER'].filter(worksOnSignatures)).toEqual([]);
});
