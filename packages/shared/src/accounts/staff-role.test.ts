import { expect, test } from 'vitest';
import { ROLES_ON_SIGNATURES, worksOnSignatures } from './staff-role.ts';

test('campaigners and administrators work on signatures, and nobody else does', () => {
  expect(ROLES_ON_SIGNATURES).toEqual(['CAMPAIGNER', 'ADMIN']);
  expect(['', 'admin', 'OWNER'].filter(worksOnSignatures)).toEqual([]);
});
