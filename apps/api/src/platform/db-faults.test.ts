import { expect, test } from 'vitest';
import { isDatabaseAway, isLostConnection } from './db-faults.ts';

const withCode = (code: string) => Object.assign(new Error('no'), { code });

test.each([
  ['the server shuts down', '57P01'],
  ['two transactions wait for each other', '40P01'],
  ['a lock is not had in time', '55P03'],
  ['the server has become a standby', '25006'],
  ['the transaction was idle for too long', '25P03'],
  ['the disk of the log fails', '58030'],
  ['nobody answers', 'ECONNREFUSED'],
  ['the name is not known for a moment', 'EAI_AGAIN'],
])('when %s, another try may help', (_, code) => {
  expect(isLostConnection(withCode(code))).toBe(true);
});

test.each([
  ['no such column', '42703'],
  ['a duplicate', '23505'],
  ['no right', '42501'],
  ['a wrong argument', 'ERR_INVALID_ARG_TYPE'],
])('after %s, no other try helps', (_, code) => {
  expect(isLostConnection(withCode(code))).toBe(false);
});

test('without a code the message tells', () => {
  expect(isLostConnection(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isLostConnection(new Error('Query read timeout'))).toBe(true);
  expect(isLostConnection(new TypeError('x is not a function'))).toBe(false);
});

test.each([
  ['the server starts', '57P03', true],
  ['the disk of the log fails', '58030', true],
  ['the disk is full', '53100', true],
  ['nobody answers', 'ECONNREFUSED', true],
  ['a query takes too long', '57014', false],
  ['two transactions wait for each other', '40P01', false],
])('when %s (%s) the database is away: %s', (_, code, isAway) => {
  expect(isDatabaseAway(withCode(code))).toBe(isAway);
});
