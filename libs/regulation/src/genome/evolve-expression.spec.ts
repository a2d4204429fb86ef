import { mean, prngOf } from '#base';
import { evolveExpression } from './evolve-expression';
import { foundGenome } from './found-genome';
import { modulesOf, type RegulatoryGenome } from './regulatory-genome';
import { SETTINGS } from './testing/settings';

const stream = (subject = 0) => prngOf({ seed: 1, generation: 0, purpose: 'evolve spec', subject });
const settings = { ...SETTINGS, hyperparameters: ['learningRate'], chromatin: { sites: 4, divisions: 8, worthSymbols: 64, maintenance: 0.9, collaboration: 1, deNovo: 0.1, reset: 0.2, acetylKept: 0.5, acetylPassed: 0.5 } }; // prettier-ignore
const founder = foundGenome(settings, 2, stream());
/** What selection is for: promoters that are open where nothing is bound. */
const basal = (genome: RegulatoryGenome): number => mean(modulesOf(genome).filter(({ target }) => target === null).map((one) => one.basal)); // prettier-ignore
const evolve = (winner: 'best' | 'random', subject: number, noise = 0, candidates = 64) => {
  const noisy = stream(1000 + subject);
  const natsOf = async (genomes: readonly RegulatoryGenome[]): Promise<number[]> =>
    genomes.map((genome) => noise * noisy.normal() - 0.001 * basal(genome));
  return evolveExpression(founder, { ...settings, candidates, rounds: 6, winner }, natsOf, stream(subject));
};

it('rises by selection on effects of a thousandth, less where evaluations are noisy, and not where chance chooses', async () => {
  const rise = async (winner: 'best' | 'random', noise: number): Promise<number> =>
    mean(await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(async (at) => basal(await evolve(winner, at, noise)) - basal(founder)))); // prettier-ignore
  const [clear, noisy, chance] = [await rise('best', 0), await rise('best', 0.0005), await rise('random', 0)];
  expect(clear).toBeGreaterThan(1.5 * noisy);
  expect(noisy).toBeGreaterThan(0.5);
  expect(Math.abs(chance)).toBeLessThan(0.3);
});

it('sees smaller effects with more candidates', async () => {
  const rise = async (candidates: number): Promise<number> =>
    mean(await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(async (at) => basal(await evolve('best', at, 0.0005, candidates)) - basal(founder)))); // prettier-ignore
  expect(await rise(128)).toBeGreaterThan(3 * Math.abs(await rise(4)));
});

it('varies what gates are expressed by, and nothing else', async () => {
  const evolved = await evolve('best', 3);
  expect(evolved.chromatin).toEqual(founder.chromatin);
  expect(evolved.genes.map(({ id, parentId }) => [id, parentId])).toEqual(founder.genes.map(({ id, parentId }) => [id, parentId])); // prettier-ignore
  const changed = evolved.genes.filter((gene, at) => JSON.stringify(gene) !== JSON.stringify(founder.genes[at]));
  expect(changed.length).toBeGreaterThan(2);
  expect(changed.some((gene) => gene.kind === 'module' && gene.target !== null)).toBe(false);
});

it('keeps who descends from nobody where nothing is better, and takes no loss that is no number for good', async () => {
  const asked: number[] = [];
  const natsOf = async (genomes: readonly RegulatoryGenome[], round: number): Promise<number[]> => {
    asked.push(round);
    expect(genomes).toHaveLength(8);
    expect(genomes[0]).toBe(founder);
    return genomes.map((_, at) => [1, 1, NaN, -Infinity, 2][at % 5]);
  };
  const run = { ...settings, candidates: 8, rounds: 3, winner: 'best' as const };
  expect(await evolveExpression(founder, run, natsOf, stream())).toBe(founder);
  expect(asked).toEqual([0, 1, 2]);
});
