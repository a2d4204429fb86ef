import { speciesProblems } from './species-problems';

const LOCI = {
  scheme: 'loci',
  unmatched: 1,
  difference: 0.4,
  threshold: 3,
  adjustment: 0.3,
  target: 0,
  interspeciesRate: 0.001,
  sharing: 1,
} as const;
const told = (...given: Parameters<typeof speciesProblems>) => speciesProblems(...given).map(({ message }) => message);

describe('speciesProblems', () => {
  it('are none of what makes sense', () => {
    expect(told({ scheme: 'none' }, { shaping: { scheme: 'neutral' } })).toEqual([]);
    expect(told(LOCI, { fitness: { kind: 'cross-entropy' }, shaping: { scheme: 'none' }, direction: 1 })).toEqual([]);
    expect(told({ ...LOCI, sharing: 0 }, { fitness: { kind: 'pareto' }, direction: 0 })).toEqual([]);
    expect(told({ ...LOCI, threshold: 0, target: 1000 }, {})).toEqual([]);
  });

  it.each([
    [{ ...LOCI, threshold: -1 }, {}, 'species.threshold is -1'],
    [{ ...LOCI, threshold: 1e9 }, {}, 'species.threshold'],
    [{ ...LOCI, target: 1.5 }, {}, 'species.target'],
    [{ ...LOCI, interspeciesRate: 2 }, {}, 'species.interspeciesRate'],
    [{ scheme: 'looks' } as never, {}, 'one of none, loci'],
    [LOCI, { fitness: { kind: 'pareto' } }, 'must be 0: the fitness pareto is not one score'],
    [LOCI, { shaping: { scheme: 'neutral' } }, 'must be 0 in a control'],
    [LOCI, { direction: 0.5 }, 'must be 0 in a control'],
  ] as [Parameters<typeof speciesProblems>[0], Parameters<typeof speciesProblems>[1], string][])(
    'tells of %j with %j',
    (species, settings, message) => {
      expect(told(species, settings)[0]).toContain(message);
    },
  );
});
