import type { KeptToken } from '#persistence';
import { drawnToken, KnownTokens } from './known-tokens';

const { token, sha256 } = drawnToken('bcdf2345');
const kept: KeptToken = {
  id: 'bcdf2345',
  name: 'Ann',
  role: 'voter',
  tournamentId: null,
  sha256,
  requestsPerMinute: 5,
  flops: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-02-01T00:00:00.000Z',
};
const BEFORE = Date.parse('2026-01-15T00:00:00Z');
const AFTER = Date.parse('2026-02-01T00:00:00Z');

it('finds a token by its hash alone, until it expires or is revoked', () => {
  const known = new KnownTokens();
  expect(known.find(token, BEFORE)).toBeUndefined();
  known.replace([kept]);
  expect(known.find(token, BEFORE)).toEqual({
    tokenId: 'bcdf2345',
    role: 'voter',
    tournamentId: null,
    requestsPerMinute: 5,
    flops: null,
    isLimited: true,
  });
  expect([known.find(token, AFTER), known.expired(AFTER), known.expired(BEFORE)]).toEqual([
    undefined,
    ['bcdf2345'],
    [],
  ]);
  expect(known.replace([])).toEqual(['bcdf2345']);
  expect(known.find(token, BEFORE)).toBeUndefined();
});

it.each([
  ['another secret', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
  ['another id', token.replace('bcdf2345', 'bcdf2346')],
  ['the id alone', 'clade_bcdf2345_'],
  ['its hash', sha256],
  ['nothing', ''],
  ['a name of objects', 'clade_constructor_'.padEnd(50, 'x')],
])('refuses %s', (_, given) => {
  const known = new KnownTokens();
  known.replace([kept]);
  expect(known.find(given, BEFORE)).toBeUndefined();
});
