/**
 * What selection takes of a generation of real training: a tournament of two generations is launched as a person launches one, and its first
 * population is bred once more by the function that bred it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { configSchema, type GenerationView, type IndividualView } from '#contracts';
import { breed, initialSchemeState } from '#evolution';
import { DEFAULT_SEARCH_SPACE } from '#genome';
import { withClade } from '../clade';
import { pipelineConfig } from '../pipeline/pipeline-config';

export interface SelectionShare {
  readonly trained: number;
  /** From the end of the first generation to that of the second: selection, training, evaluation, writing. */
  readonly generationSeconds: number;
  /** Of one call, the first of the process: selection, recombination, mutation. */
  readonly breedingSeconds: number;
  readonly selectionShare: number;
}

export function measureSelectionShare(individuals: number, gigaflops: number): Promise<SelectionShare> {
  return withClade(async ({ folder, run }) => {
    const given = pipelineConfig(individuals, gigaflops);
    const [config, file] = [path.join(folder, 'config.json'), path.join(folder, 'individuals.ndjson')];
    await writeFile(config, JSON.stringify(given));
    const launched = await run(['launch', '--config', config, '--seed', '1']);
    const { tournamentId } = JSON.parse(launched) as { tournamentId: string };
    const generations = JSON.parse(await run(['generations', tournamentId])) as GenerationView[];
    const [first, second] = generations.map(({ closedAt }) => Date.parse(closedAt) / 1000);
    await run(['export', tournamentId, '--rows', 'individuals', '--format', 'ndjson', '--out', file]);
    const rows = (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as IndividualView);
    const population = rows.filter(({ generation }) => generation === 0);
    const breedingSeconds = secondsToBreed(configSchema.parse(given).breeding, individuals, population);
    const generationSeconds = second - first;
    const selectionShare = breedingSeconds / generationSeconds;
    return { trained: population.length, generationSeconds, breedingSeconds, selectionShare };
  });
}

function secondsToBreed(
  breeding: ReturnType<typeof configSchema.parse>['breeding'],
  capacity: number,
  population: readonly IndividualView[],
): number {
  const settings = { ...breeding, demes: [{ name: 'moby', capacity }] };
  const candidates = population.map((one) => {
    const unmeasured = { donors: [], blockNats: [], prequentialNats: null, predictionEntropyBits: null, rating: null };
    return { ...one, ...unmeasured, validationNats: one.nats };
  });
  const started = performance.now();
  breed(settings, DEFAULT_SEARCH_SPACE, { seed: 1, generation: 1 }, candidates, initialSchemeState(settings));
  return (performance.now() - started) / 1000;
}
