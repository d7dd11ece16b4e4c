import { expect, test } from 'vitest';
import { findCommands } from './find-commands.ts';

const command = (label: string, words = '', about = '') => ({
  ...{ label, words, about },
  group: about && label.includes(' ') ? ('filter' as const) : ('petition' as const),
});
const COMMANDS = [
  command('Counts', 'Підрахунки', 'Go further'),
  command('Signatures', 'Підписи', 'Go further'),
  command('Signatures that wait for staff', 'Підписи, що чекають', 'Go further'),
  command('Invite somebody', 'Запросити когось'),
  command('Signatures: Held', 'Підписи: Затримано', 'Go further'),
  command('Signatures from United Kingdom', 'Підписи: Велика Британія', 'Go further'),
  command('Signatures from Ukraine', 'Підписи: Україна', 'Go further'),
  command('Signatures from Côte d’Ivoire', 'Підписи: Кот-д’Івуар', 'Go further'),
];
const labels = (typed: string) => findCommands(COMMANDS, typed).map(({ label }) => label);

test('nothing typed finds all of them, in their order', () => {
  expect(labels(' ')).toEqual(COMMANDS.map(({ label }) => label));
});

test.each([
  ['signatures', 'Signatures'],
  ['sig uk', 'Signatures from Ukraine'],
  ['UKRAINE', 'Signatures from Ukraine'],
  ['україна', 'Signatures from Ukraine'],
  ['Британія', 'Signatures from United Kingdom'],
  ['cote', 'Signatures from Côte d’Ivoire'],
  ["кот д'івуар", 'Signatures from Côte d’Ivoire'],
  ['divoire', 'Signatures from Côte d’Ivoire'],
  ['invite', 'Invite somebody'],
  ['когось запр', 'Invite somebody'],
  ['held', 'Signatures: Held'],
  ['further counts', 'Counts'],
])('%j finds %j first', (typed, first) => {
  expect(labels(typed)[0]).toBe(first);
});

test('every word has to fit; what fits nothing finds nothing', () => {
  expect(labels('ukraine invite')).toEqual([]);
  expect(labels('xyzzy')).toEqual([]);
  expect(labels('(((')).toEqual(COMMANDS.map(({ label }) => label));
});

test('a petition by its title is its pages, and none of its hundreds of filters', () => {
  expect(labels('go further')).toEqual(['Counts', 'Signatures']);
  expect(labels('further ukraine')).toEqual(['Signatures from Ukraine']);
});

test('a label that says it comes before a petition whose title does', () => {
  const two = [command('Counts', '', 'Invite them'), command('Invite somebody')];
  expect(findCommands(two, 'invite')[0]).toBe(two[1]);
});
