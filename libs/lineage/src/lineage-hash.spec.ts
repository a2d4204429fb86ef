import { InvalidValueError } from '#base';
import { lineageHash, type LineageRecord } from './lineage-hash';

const GENOME = { family: 'gru', width: 64, learningRate: 0.003 };
const founder = (tournament: string, slot: number): LineageRecord & { readonly id: string } => ({
  id: `${tournament}-0-${slot}`,
  generation: 0,
  slot,
  niche: 'moby',
  deme: 'moby',
  genome: { ...GENOME, width: 32 * (slot + 1) },
  parents: [],
  donor: null,
  status: 'alive',
  scores: { validationNats: 2.5 - slot / 10, standardError: 0.01 },
});

/** Three founders, ten generations of one child. */
function history(tournament: string): LineageRecord[] {
  const founders = [0, 1, 2].map((slot) => founder(tournament, slot));
  const children = Array.from({ length: 10 }, (_, index): LineageRecord => {
    const generation = index + 1;
    return {
      ...founder(tournament, 0),
      generation,
      parents: [
        { id: `${tournament}-${generation - 1}-0`, share: 0.75, role: 'primary' },
        { id: `${tournament}-0-2`, share: 0.25, role: 'secondary' },
      ],
      donor: `${tournament}-${generation - 1}-0`,
    };
  });
  return [...founders, ...children];
}

describe('lineageHash', () => {
  const lived = history('spring');
  const hash = lineageHash(lived);
  const withLast = (change: Partial<LineageRecord>) =>
    lineageHash([...lived.slice(0, -1), { ...lived[12], ...change }]);
  const [primary, secondary] = lived[12].parents;

  it('is a SHA-256 in hexadecimal, and the same a second time', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(lineageHash(history('spring'))).toBe(hash);
  });

  it('does not depend on the name of the tournament, hyphens and digits included', () => {
    expect(lineageHash(history('autumn'))).toBe(hash);
    expect(lineageHash(history('2026-01-7'))).toBe(hash);
  });

  it('does not depend on any order of input', () => {
    expect(lineageHash([...lived].reverse())).toBe(hash);
    expect(withLast({ parents: [secondary, primary] })).toBe(hash);
    expect(withLast({ genome: Object.fromEntries(Object.entries(lived[12].genome).reverse()) })).toBe(hash);
    expect(withLast({ scores: { standardError: 0.01, validationNats: 2.5 } })).toBe(hash);
  });

  it('takes nothing in but what is listed', () => {
    const clocked = lived.map((individual) => ({ ...individual, bornAt: 123, worker: 4, id: 'other' }));
    expect(lineageHash(clocked)).toBe(hash);
  });

  it('does not disturb its input', () => {
    const reversed = Object.freeze([...lived].reverse());
    expect(lineageHash(reversed)).toBe(hash);
  });

  test.each<[string, Partial<LineageRecord>]>([
    ['generation', { generation: 11 }],
    ['slot', { slot: 1 }],
    ['niche', { niche: 'fr' }],
    ['status', { status: 'dead' }],
    ['donor', { donor: 'spring-0-2' }],
    ['lack of a donor', { donor: null }],
    ['allele', { genome: { ...lived[12].genome, family: 'lstm' } }],
    ['last bit of a real gene', { genome: { ...lived[12].genome, learningRate: 0.003 + 2 ** -61 } }],
    ['further gene', { genome: { ...lived[12].genome, depth: 1 } }],
    [
      'share',
      {
        parents: [
          { ...primary, share: 0.5 },
          { ...secondary, share: 0.5 },
        ],
      },
    ],
    [
      'role',
      {
        parents: [
          { ...primary, role: 'secondary' },
          { ...secondary, role: 'primary' },
        ],
      },
    ],
    ['parent', { parents: [primary, { ...secondary, id: 'spring-0-1' }] }],
    ['lack of a parent', { parents: [primary] }],
    ['score', { scores: { validationNats: 2.5 + 2 ** -51, standardError: 0.01 } }],
    ['lack of a score', { scores: { validationNats: 2.5 } }],
  ])('changes with another %s', (_, change) => {
    expect(withLast(change)).not.toBe(hash);
  });

  it('changes if an individual is left out', () => {
    expect(lineageHash(lived.slice(0, -1))).not.toBe(hash);
  });

  it('refuses two individuals of one birth, a parent without a birth, and a score that is no number', () => {
    expect(() => lineageHash([...lived, lived[3]])).toThrow(InvalidValueError);
    expect(() => withLast({ parents: [{ ...primary, id: 'adam' }] })).toThrow(InvalidValueError);
    expect(() => withLast({ scores: { validationNats: NaN } })).toThrow(RangeError);
  });
});
