import { LineageHash } from './lineage-hash';

function hashOf(add: (hash: LineageHash) => void, tournamentId = 'spring'): string {
  const hash = new LineageHash(tournamentId);
  add(hash);
  return hash.digest();
}

const CHILD = { id: 'spring-1-0', parents: ['spring-0-2'], learningRate: 0.003, cause: null };
const expected = hashOf((hash) => hash.add('individual', CHILD));

it('is the SHA-256 of its lines', () => {
  // printf 'individual {"cause":null,"id":"1-0","learningRate":0.003,"parents":["0-2"]}\n' | sha256sum
  expect(expected).toBe('639e0a5ce06f16d72612bb75ad29a843893e431470f0d3f1cfda57cf80584d93');
});

it('does not depend on the name of the tournament, hyphens and digits included', () => {
  for (const name of ['autumn', '2026-01-7']) {
    const renamed = { ...CHILD, id: `${name}-1-0`, parents: [`${name}-0-2`] };
    expect(hashOf((hash) => hash.add('individual', renamed), name)).toBe(expected);
  }
  const text = (name: string) => hashOf((hash) => hash.add('sample', `${name}-1-0 wrote`), name);
  expect(text('spring')).not.toBe(text('autumn'));
});

it('does not depend on the order of members, nor of those that are added as all', () => {
  const reversed = Object.fromEntries(Object.entries(CHILD).reverse());
  expect(hashOf((hash) => hash.add('individual', reversed))).toBe(expected);
  const all = (...values: number[]) => hashOf((hash) => hash.addAll('n', values));
  expect(all(3, 1, 2)).toBe(all(1, 2, 3));
  expect(hashOf((hash) => [1, 2].forEach((value) => hash.add('n', value)))).not.toBe(
    hashOf((hash) => [2, 1].forEach((value) => hash.add('n', value))),
  );
});

it('changes with the name of a part, the last bit of a number, a further member, and a part left out', () => {
  const hashes = [
    hashOf((hash) => hash.add('other', CHILD)),
    hashOf((hash) => hash.add('individual', { ...CHILD, learningRate: 0.003 + 2 ** -61 })),
    hashOf((hash) => hash.add('individual', { ...CHILD, depth: 1 })),
    hashOf(() => undefined),
  ];
  expect(new Set([expected, ...hashes]).size).toBe(5);
});

it('takes what is not finite as JSON does, and leaves out what is undefined', () => {
  const one = (value: unknown) => hashOf((hash) => hash.add('n', value));
  expect(one({ nats: Infinity })).toBe(one({ nats: null }));
  expect(one({ nats: 1, cause: undefined })).toBe(one({ nats: 1 }));
});
