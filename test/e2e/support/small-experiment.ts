import { setTimeout } from 'node:timers/promises';
import type { ApiClient } from '#client';
import type { ExperimentDetailView } from '#contracts';
import { SMALL_CONFIG } from './small-tournament';

const { name: _, ...base } = { ...SMALL_CONFIG, generations: 2 };

/** Its corpora must be uploaded. */
export const CONFIG = {
  name: 'Twins',
  base,
  arms: [{ name: 'evolved' }, { use: 'neutral' }],
  seeds: { from: 5, count: 2 },
  compute: { tolerance: 0.5 },
};
export const CELLS = 4;

export async function until(
  api: ApiClient,
  id: string,
  ready: (experiment: ExperimentDetailView) => boolean,
): Promise<ExperimentDetailView> {
  for (const deadline = Date.now() + 180_000; Date.now() < deadline; await setTimeout(100)) {
    const experiment = await api.experiment(id);
    if (ready(experiment)) return experiment;
  }
  throw new Error(`experiment ${id} did not get there: ${JSON.stringify(await api.experiment(id))}`);
}

export const finished = ({ status }: ExperimentDetailView): boolean => status === 'finished';

export const outcomesOf = ({ runs }: ExperimentDetailView) =>
  runs.map(({ arm, seed, outcome, flops }) => ({ arm, seed, outcome, flops }));
