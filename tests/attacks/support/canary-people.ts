export const PEOPLE = 500;
export const WORDS = [
  'kestrelfeather',
  'Canarina',
  'ZQ9 7JW',
  '2001:db8:40',
  '2001:db8:41',
  'hunter2-canary-password',
];

/** Each in a network of their own. */
export const headersOf = (i: number) => ({
  'x-forwarded-for': `2001:db8:${(0x4000 + i).toString(16)}::7`,
});
export const personOf = (i: number) => ({
  name: `Canarina Kestrelfeather ${i % 7 ? 'Junior' : 'Senior'}`,
  email: `canary.${i}@kestrelfeather-${i}.example`,
  country: 'GB',
  postcode: 'ZQ9 7JW',
});
