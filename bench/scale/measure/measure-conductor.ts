/** Large tournaments whose workers answer at once: what is left is the conductor's own work, and its database's. */
import { fakeHandlers } from '../../../libs/tournament/src/testing/handlers';
import { inProcess } from '../../../libs/tournament/src/testing/world';
import { withDatabase } from '../../with-database';
import { withFolder } from '../../with-folder';
import { conduct } from './conduct';
import { afterFirstGeneration, type CommitCost } from './fit-phases';

const GENERATIONS = 2;

/** Commits of tournaments of these sizes, but for their first generations, until which nothing is warm. */
export async function measureConductor(sizes: readonly number[], database: string): Promise<readonly CommitCost[]> {
  const { survey, ...others } = fakeHandlers();
  const queue = inProcess({
    ...others,
    survey: async (job, context) => {
      const characters = Object.fromEntries(job.texts.map(({ niche }) => [niche, 1e6]));
      return { ...(await survey(job, context)), characters };
    },
  });
  const commits: CommitCost[] = [];
  for (const size of sizes) {
    const config = {
      name: 'scale',
      generations: GENERATIONS,
      niches: [{ name: 'moby', capacity: size }],
      breeding: { replacement: { scheme: 'generational', elites: 0 } },
      budget: { trainingFlops: 1e10 },
    };
    const conducted = await withFolder((folder) =>
      withDatabase(database, undefined, (opened) =>
        conduct(opened, queue, { config, seed: 1, engine: 'native', workers: 1, folder }),
      ),
    );
    commits.push(...afterFirstGeneration(conducted.commits));
  }
  return commits;
}
