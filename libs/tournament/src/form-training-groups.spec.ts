import { DEFAULT_SEARCH_SPACE, express, type Genome, randomGenome } from '#genome';
import { prngOf } from '#base';
import { trainingBytes } from '#model';
import { formTrainingGroups } from './form-training-groups';
import { newbornOf } from './testing/individuals';
import { REGULATION } from './testing/regulation';
import { tournament } from './testing/world';

const newborns = Array.from({ length: 60 }, (_, slot) => {
  const prng = prngOf({ seed: 5, generation: 0, subject: slot, purpose: 'genome' });
  return newbornOf({ slot, genome: randomGenome(DEFAULT_SEARCH_SPACE, prng) });
});
const twins = newborns.flatMap((newborn, index) => [
  { ...newborn, slot: 2 * index },
  { ...newborn, slot: 2 * index + 1 },
]);

const lengthOf = (group: readonly unknown[]): number => group.length;

const tournamentOf = (memoryMiB: number): Parameters<typeof formTrainingGroups>[0] => {
  const { config, survey } = tournament;
  return { survey, config: { ...config, budget: { ...config.budget, memoryMiB } } };
};
const TOURNAMENT = tournamentOf(4096);

it('puts every newborn in one training group, with others of its program only, four at most', () => {
  const groups = formTrainingGroups(TOURNAMENT, twins, lengthOf);
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

it('keeps apart those whose appraisals cost otherwise: steps of a life are the same for all of a group', () => {
  const architecture = { ...newborns[0].phenotype.architecture, modules: 'm0 m1 m2 m3 m4 m5 m6 m7' };
  const seven = { ...newborns[0].phenotype, architecture, gates: [1, 1, 1, 1, 1, 1, 1, 0] };
  const ofNine = {
    ...seven,
    architecture: { ...architecture, modules: `${architecture.modules} m8` },
    gates: [...seven.gates, 0],
  };
  const both = [seven, ofNine].map((phenotype, slot) => ({ ...newborns[0], slot, phenotype }));
  const withAppraisal = (appraisal: unknown) => {
    const regulation = { ...REGULATION, appraisal } as typeof REGULATION;
    return { ...TOURNAMENT, config: { ...TOURNAMENT.config, regulation } };
  };
  const appraised = { candidates: 16, rounds: 2, symbols: 128, texts: 'present', winner: 'best', rates: {} };
  expect(formTrainingGroups(withAppraisal('off'), both, lengthOf)).toHaveLength(1);
  expect(formTrainingGroups(withAppraisal(appraised), both, lengthOf)).toHaveLength(2);
});

it('depends on the newborns alone, not on their order', () => {
  expect(formTrainingGroups(TOURNAMENT, [...twins].reverse(), lengthOf)).toEqual(
    formTrainingGroups(TOURNAMENT, twins, lengthOf),
  );
});

it('begins with those that last longest, and of those that last alike with the one born first', () => {
  const groups = formTrainingGroups(TOURNAMENT, twins, lengthOf);
  const birthOf = ([{ slot }]: readonly { slot: number }[]): number => slot;
  expect(groups).toEqual([...groups].sort((a, b) => b.length - a.length || birthOf(a) - birthOf(b)));
  const byWidth = formTrainingGroups(TOURNAMENT, twins, ([{ phenotype }]) => phenotype.architecture.width);
  const widths = byWidth.map(([{ phenotype }]) => phenotype.architecture.width);
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
});

it('trains the large by themselves, so that a group fits memory', () => {
  const sizes = (genes: Genome): number[] =>
    formTrainingGroups(
      TOURNAMENT,
      Array.from({ length: 8 }, (_, slot) => newbornOf({ slot, genome: { ...twins[0].genome, ...genes } })),
      lengthOf,
    ).map(lengthOf);
  const lstm = { family: 'lstm', context: 64, depth: 3, batchSize: 32 };
  expect(sizes({ ...lstm, width: 128 })).toEqual([4, 4]);
  expect(sizes({ ...lstm, width: 240 })).toEqual([2, 2, 2, 2]);
  expect(sizes({ ...lstm, width: 1024 })).toEqual(Array(8).fill(1));
});

it('trains no more of them together than the memory of the budget has room for', () => {
  const { architecture, hyperparameters } = twins[0].phenotype;
  const each = trainingBytes(architecture, TOURNAMENT.survey.vocabulary.length, hyperparameters.batchSize) / 2 ** 20;
  const alike = Array.from({ length: 8 }, (_, slot) => ({ ...twins[0], slot }));
  const sizes = (memoryMiB: number) => formTrainingGroups(tournamentOf(memoryMiB), alike, lengthOf).map(lengthOf);
  expect(sizes(4.1 * each)).toEqual([4, 4]);
  expect(sizes(3.9 * each)).toEqual([3, 3, 2]);
  expect(sizes(1.1 * each)).toEqual(Array(8).fill(1));
});
