import { prngOf, sum, uniformityDeviate } from '#base';
import type { Genome } from '#genome';
import { breed } from '../breed';
import { donorsIn } from '../conceptions';
import type { Donor } from '../operators';
import { candidateOf } from '../testing/candidate-of';
import { DEFAULT_SEARCH_SPACE, randomGenome } from '#genome';
import { DONATIONS } from '.';

const stream = (subject: number) => prngOf({ seed: 1, generation: 1, purpose: 'donors.spec', subject });
const GRU: Genome = { ...randomGenome(DEFAULT_SEARCH_SPACE, stream(0)), family: 'gru', width: 32 };
const OTHER: Genome = { ...GRU, family: 'transformer' };
const donorOf = (id: string, change: Partial<Donor> = {}): Donor => ({
  id,
  genome: GRU,
  nats: 2,
  donors: [],
  ...change,
});

describe('foster', () => {
  const [mother, father] = [donorOf('mother'), donorOf('father')];
  const strangers = ['a', 'b', 'c', 'd'].map((id) => donorOf(id));
  const living = [mother, ...strangers.slice(0, 2), donorOf('other', { genome: OTHER }), father, ...strangers.slice(2)];

  it('draws each of the deme who is no parent and has weights for the child alike', () => {
    const counts = new Map(strangers.map(({ id }) => [id, 0]));
    for (let slot = 0; slot < 4000; slot++) {
      const [{ donor, share }] = DONATIONS.foster(GRU, [mother, father], living, stream(slot));
      expect(share).toBe(1);
      counts.set(donor.id, counts.get(donor.id)! + 1);
    }
    expect([...counts.keys()]).toEqual(['a', 'b', 'c', 'd']);
    expect(uniformityDeviate([...counts.values()])).toBeLessThan(3.72); // errs once in 10,000
  });

  it('gives nothing where there is no stranger whose weights suit', () => {
    expect(DONATIONS.foster(GRU, [mother], [mother], stream(0))).toEqual([]);
    expect(DONATIONS.foster(GRU, [mother], [mother, donorOf('other', { genome: OTHER })], stream(0))).toEqual([]);
  });
});

describe('average', () => {
  const parent = donorOf('parent', { donors: ['old'] });
  const sibling = donorOf('sibling', { donors: ['old', 'other'], nats: 3 });
  const child = donorOf('child', { donors: ['parent'], nats: 1 });
  const old = donorOf('old', { nats: 4 });
  const stranger = donorOf('stranger', { donors: ['elsewhere'] });
  const wider = donorOf('wider', { donors: ['old'], genome: { ...GRU, width: 64 } });
  const living = [parent, sibling, child, old, stranger, wider];
  const given = (size: number, couple = [parent]) =>
    DONATIONS.average(size)(GRU, couple, living, stream(0)).map(({ donor, share }) => [donor.id, share]);

  it('takes kin of the same architecture, of the lowest cross-entropy, in equal shares', () => {
    expect(given(4)).toEqual(['parent', 'child', 'sibling', 'old'].map((id) => [id, 1 / 4]));
    expect(given(3)).toEqual(['parent', 'child', 'sibling'].map((id) => [id, 1 / 3]));
    expect(given(16)).toHaveLength(4);
  });

  it('takes the parent alone where it has no kin, and nothing where no weights suit', () => {
    expect(given(4, [stranger])).toEqual([['stranger', 1]]);
    expect(DONATIONS.average(4)(GRU, [{ ...parent, genome: OTHER }], living, stream(0))).toEqual([]);
  });
});

it.each(['parent', 'foster', 'average'] as const)('%s: shares of weights sum to 1, those of genes too', (scheme) => {
  const couple = [0, 1, 2, 3, 4, 5].map((slot) => {
    return candidateOf(slot, { genome: { ...GRU, learningRate: 0.001 * (slot + 1) }, donors: ['t-0-9'] });
  });
  const settings = {
    demes: [{ name: 'moby', capacity: 40 }],
    selection: { scheme: 'tournament', size: 1 },
    replacement: { scheme: 'generational', elites: 0 },
    donors: scheme === 'average' ? { scheme, size: 4 } : { scheme },
    crossoverRate: 0.5,
    crossover: 'uniform',
    mutationRate: 0,
    mutationScale: 0.1,
  } as const;
  const { conceptions } = breed(settings, DEFAULT_SEARCH_SPACE, { seed: 1, generation: 1 }, couple, {});
  for (const { parents } of conceptions) {
    expect(sum(parents.map(({ share }) => share))).toBeCloseTo(1, 12);
    expect(sum(parents.map(({ weightShare }) => weightShare))).toBeCloseTo(1, 12);
    expect(new Set(parents.map(({ id }) => id)).size).toBe(parents.length);
    const roles = donorsIn(parents).map(({ role }) => role);
    expect(scheme === 'parent' ? roles : roles.filter((role) => role !== 'weights')).toEqual(
      { parent: ['primary'], foster: [], average: expect.arrayContaining(['primary']) }[scheme],
    );
  }
});
