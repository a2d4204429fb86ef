import { DEFAULT_SEARCH_SPACE, express, randomGenome } from '#genome';
import { prngOf } from '#base';
import { formTrainingGroups } from './form-training-groups';
import { newbornOf } from './testing/individuals';

const newborns = Array.from({ length: 60 }, (_, slot) => {
  const prng = prngOf({ seed: 5, generation: 0, subject: slot, purpose: 'genome' });
  return newbornOf({ slot, genome: randomGenome(DEFAULT_SEARCH_SPACE, prng) });
});
const twins = newborns.flatMap((newborn, index) => [
  { ...newborn, slot: 2 * index },
  { ...newborn, slot: 2 * index + 1 },
]);

const lengthOf = (group: readonly unknown[]): number => group.length;

it('puts every newborn in one training group, with others of its program only, four at most', () => {
  const groups = formTrainingGroups(twins, lengthOf);
  expect(
    groups
      .flat()
      .map(({ slot }) => slot)
      .sort((a, b) => a - b),
  ).toEqual(twins.map(({ slot }) => slot));
  for (const group of groups) {
    expect(group.length).toBeLessThanOrEqual(4);
    for (const { genome } of group) {
      const { architecture, hyperparameters } = express(genome);
      expect(architecture).toEqual(group[0].phenotype.architecture);
      expect(hyperparameters.batchSize).toBe(group[0].phenotype.hyperparameters.batchSize);
    }
  }
  expect(Math.max(...groups.map(({ length }) => length))).toBeGreaterThan(1);
});

it('depends on the newborns alone, not on their order', () => {
  expect(formTrainingGroups([...twins].reverse(), lengthOf)).toEqual(formTrainingGroups(twins, lengthOf));
});

it('begins with those that last longest, and of those that last alike with the one born first', () => {
  const groups = formTrainingGroups(twins, lengthOf);
  const birthOf = ([{ slot }]: readonly { slot: number }[]): number => slot;
  expect(groups).toEqual([...groups].sort((a, b) => b.length - a.length || birthOf(a) - birthOf(b)));
  const byWidth = formTrainingGroups(twins, ([{ phenotype }]) => phenotype.architecture.width);
  const widths = byWidth.map(([{ phenotype }]) => phenotype.architecture.width);
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
});

it('trains the large by themselves, so that a group fits memory', () => {
  const sizes = (parameters: number): number[] =>
    formTrainingGroups(
      twins.map((twin) => ({ ...twin, genome: twins[0].genome, phenotype: twins[0].phenotype, parameters })),
      lengthOf,
    ).map(lengthOf);
  expect(new Set(sizes(1_000_000))).toEqual(new Set([4]));
  expect(new Set(sizes(2_500_000))).toEqual(new Set([2]));
  expect(new Set(sizes(150_000_000))).toEqual(new Set([1]));
});
