import { DEFAULT_SEARCH_SPACE, express, randomGenome } from '#genome';
import { prngOf } from '#base';
import { formCohorts } from './form-cohorts';
import { newbornOf } from './testing/individuals';

const newborns = Array.from({ length: 60 }, (_, slot) => {
  const prng = prngOf({ seed: 5, generation: 0, subject: `${slot}`, purpose: 'genome' });
  return newbornOf({ slot, genome: randomGenome(DEFAULT_SEARCH_SPACE, prng) });
});
const twins = newborns.flatMap((newborn, index) => [
  { ...newborn, slot: 2 * index },
  { ...newborn, slot: 2 * index + 1 },
]);

const lengthOf = (cohort: readonly unknown[]): number => cohort.length;

it('puts every newborn in one cohort, with others of its program only, four at most', () => {
  const cohorts = formCohorts(twins, lengthOf);
  expect(
    cohorts
      .flat()
      .map(({ slot }) => slot)
      .sort((a, b) => a - b),
  ).toEqual(twins.map(({ slot }) => slot));
  for (const cohort of cohorts) {
    expect(cohort.length).toBeLessThanOrEqual(4);
    for (const { genome } of cohort) {
      const { architecture, recipe } = express(genome);
      expect(architecture).toEqual(cohort[0].phenotype.architecture);
      expect(recipe.batchSize).toBe(cohort[0].phenotype.recipe.batchSize);
    }
  }
  expect(Math.max(...cohorts.map(({ length }) => length))).toBeGreaterThan(1);
});

it('depends on the newborns alone, not on their order', () => {
  expect(formCohorts([...twins].reverse(), lengthOf)).toEqual(formCohorts(twins, lengthOf));
});

it('begins with those that last longest, and of those that last alike with the one born first', () => {
  const cohorts = formCohorts(twins, lengthOf);
  const birthOf = ([{ slot }]: readonly { slot: number }[]): number => slot;
  expect(cohorts).toEqual([...cohorts].sort((a, b) => b.length - a.length || birthOf(a) - birthOf(b)));
  const byWidth = formCohorts(twins, ([{ phenotype }]) => phenotype.architecture.width);
  const widths = byWidth.map(([{ phenotype }]) => phenotype.architecture.width);
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
});
