import { prngOf, sum, uniformityDeviate } from '#base';
import { adjustSpace, compileLoci, DEFAULT_SEARCH_SPACE as SPACE, type Genome, randomGenome } from '#genome';
import { breed } from './breed';
import type { BreedingSettings } from './breeding-settings';
import { founderSpaceOf } from './founder-space';
import { candidateOf } from './testing/candidate-of';

const FOUNDERS = {
  family: { values: ['lstm', 'gru'] },
  width: { values: [48, 96] },
  learningRate: { low: 1e-3, high: 2e-3 },
};
const SETTINGS: BreedingSettings = {
  demes: [{ name: 'moby', capacity: 400 }],
  selection: { scheme: 'tournament', size: 1 },
  replacement: { scheme: 'generational', elites: 0 },
  crossoverRate: 0,
  crossover: 'uniform',
  mutationRate: 0.5,
  mutationScale: 0.1,
  founders: FOUNDERS,
};
const genomesOf = (settings: BreedingSettings, parents: readonly Genome[] = []) =>
  breed(
    settings,
    SPACE,
    { seed: 1, generation: parents.length > 0 ? 1 : 0 },
    parents.map((genome, slot) => candidateOf(slot, { genome })),
    {},
  ).conceptions.map(({ genome }) => genome);
const countsOf = (values: readonly unknown[], among: readonly unknown[]) =>
  among.map((value) => values.filter((other) => other === value).length);

it('gives founders the alleles that it has, each alike, and all others as without it', () => {
  const founders = genomesOf(SETTINGS);
  expect(
    countsOf(
      founders.map(({ family }) => family),
      ['gru', 'lstm'],
    ),
  ).toEqual([200, 200]);
  const widths = countsOf(
    founders.map(({ width }) => width),
    [48, 96],
  );
  expect(sum(widths)).toBe(400);
  expect(uniformityDeviate(widths)).toBeLessThan(3.72); // errs once in 10,000
  const rates = founders.map(({ learningRate }) => Number(learningRate));
  expect(Math.min(...rates)).toBeGreaterThanOrEqual(1e-3);
  expect(Math.max(...rates)).toBeLessThanOrEqual(2e-3);
  const free = ({ family, width, learningRate, ...others }: Genome) => ({
    others,
    drawn: [family, width, learningRate],
  });
  const whole = genomesOf({ ...SETTINGS, founders: null }).map(free);
  founders.map(free).forEach(({ others }, at) => expect(others).toEqual(whole[at].others));
});

it('holds for founders alone: children mutate to other alleles of the space', () => {
  const parent = randomGenome(
    adjustSpace(SPACE, FOUNDERS),
    prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'x' }),
  );
  expect(genomesOf(SETTINGS, [parent]).map(({ width }) => width)).toContain(64);
});

it.each([
  [{ width: { values: [40] } }, 'width.values is 40; must be one of 32, 48, 64, 96, 128'],
  [{ learningRate: { low: 1e-9, high: 1e-3 } }, 'learningRate.low is 1e-9; must be a number from 0.0003 to 0.02'],
  [{ wings: { values: [2] } }, 'must be one of the loci family'],
])('refuses %j, which the space has not', (founders, message) => {
  expect(() => founderSpaceOf(compileLoci(SPACE), founders)).toThrow(message);
});
