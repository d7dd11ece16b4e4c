import { expect, test } from 'vitest';
import { ALL_STRIKES, ON_SMALL_DISK } from './all.ts';

test('a mail may come twice only after what ends who sends or takes it, or keeps Postgres away for long', () => {
  const excuses = [...ALL_STRIKES, ...ON_SMALL_DISK].filter(({ mayRepeatMail }) => mayRepeatMail);
  expect(excuses.map(({ name }) => name).sort()).toEqual([
    'Postgres frozen for 10 s',
    'Postgres frozen for 60 s',
    'a mail server that is dead for minutes, then slow',
    'a mail server that is dead, then slow',
    'fdatasync of the log fails (EIO)',
    'kill -9 of APIs and Postgres together',
    'kill -9 of all of Postgres',
    'kill -9 of the Postgres server',
    'kill -9 of the worker',
    'the disk of the database is full',
  ]);
});
