import { leaseSeconds } from './lease-seconds';

it.each([
  [undefined, 30],
  [' ', 30],
  ['3', 3],
  [' 3600', 3600],
])('takes %p as %i s', (text, seconds) => {
  expect(leaseSeconds({ CLADE_LEASE_SECONDS: text })).toBe(seconds);
});

it.each(['2', '3601', '-5', '4.5', 'long'])('refuses %s', (text) => {
  expect(() => leaseSeconds({ CLADE_LEASE_SECONDS: text })).toThrow(
    `CLADE_LEASE_SECONDS is "${text}"; must be a whole number from 3 to 3600`,
  );
});
