/** Genomes of each deme raised with fresh weights in each niche, replicate by replicate. */
import { prngOf } from '#base';
import { nicheIn } from '#environment';
import type { Matrix } from '#metrics';
import { computedArchitecture } from '#model';
import { planLifeIn } from '../plan-life';
import type { Individual } from '../records';
import { senseAsNewborns } from '../regulation/sense-elsewhere';
import { trainingGroupsIn } from '../training-groups-in';
import { textsIn } from '../texts-of';
import { JobFailedError } from '../work-queue.port';
import { chosenOf } from './origins';
import type { TransplantRun } from './transplant-run';

export interface RaisedTransplants {
  /** [replicates][origins] */
  readonly individuals: readonly (readonly string[])[];
  /** [replicates] */
  readonly bits: readonly Matrix[];
  /** The first of each, where someone could not be raised. */
  readonly causes: readonly { readonly deme: string; readonly niche: string; readonly cause: string }[];
  readonly flops: number;
}

/**
 * In a replicate each deme has one genome, which starts from the same fresh weights and draws alike in each niche: what differs is the niche.
 * It is expressed as a newborn there is. It trains for as long as the niche's budget of a generation pays for, on a schedule of its own; nothing is learned from preferences.
 */
export async function raiseTransplants(run: TransplantRun): Promise<RaisedTransplants> {
  const { tournament, environment, origins, generation, replicates } = run;
  const chosen = chosenOf(origins, { ...run, seed: tournament.seed });
  const bits = chosen.map(() => origins.map(() => environment.niches.map((): number | null => null)));
  const causes = new Map<string, RaisedTransplants['causes'][number]>();
  let flops = 0;
  const raiseOne = async (individuals: readonly Individual[], replicate: number): Promise<void> => {
    const seed = prngOf({ seed: tournament.seed, generation, purpose: 'transplants', subject: replicate }).uint32();
    const refuse = ({ deme, niche }: Individual, cause: string) => {
      const key = `${deme} ${niche}`;
      if (!causes.has(key)) causes.set(key, { deme, niche, cause });
      run.done(1 / replicates);
    };
    const planned = individuals.flatMap((genome, slot) =>
      environment.niches.map(({ name }) => ({ ...genome, id: `${slot} ${name}`, niche: name, generation, slot })),
    );
    const asked = planned.map((individual) => ({ individual, niche: individual.niche }));
    const expressed = await senseAsNewborns(run, { seed, generation }, asked, run.onSpent);
    const viable = expressed.flatMap((one, at) => {
      const why = 'cause' in one ? one.cause : overBudgetOf(run, one.individual);
      if (why !== null) refuse(planned[at], why);
      return why === null && !('cause' in one) ? [one.individual] : [];
    });
    await Promise.all(
      trainingGroupsIn(run, generation, viable).map(async (group) => {
        try {
          const raised = await run.queue.submit(jobOf(run, seed, group), { signal: run.signal, onSpent: run.onSpent });
          raised.forEach(({ bitsPerCharacter, cause, flops: own }, member) => {
            const one = group[member];
            flops += own;
            if (cause !== null) return refuse(one, cause);
            bits[replicate][one.slot][environment.niches.findIndex(({ name }) => name === one.niche)] =
              bitsPerCharacter;
            run.done(1 / replicates);
          });
        } catch (error) {
          if (!(error instanceof JobFailedError)) throw error;
          for (const one of group) refuse(one, error.message);
        }
      }),
    );
  };
  await Promise.all(chosen.map(raiseOne));
  return {
    individuals: chosen.map((individuals) => individuals.map(({ id }) => id)),
    bits,
    causes: [...causes.values()],
    flops,
  };
}

function overBudgetOf({ tournament, environment }: TransplantRun, { niche, phenotype }: Individual): string | null {
  return planLifeIn(tournament, nicheIn(environment, niche), phenotype).overBudget;
}

function jobOf({ tournament, environment, generation }: TransplantRun, seed: number, group: readonly Individual[]) {
  const { config, survey } = tournament;
  const [{ niche, phenotype }] = group; // alike in all that a training group shares
  const { steps } = planLifeIn(tournament, nicheIn(environment, niche), phenotype);
  return {
    kind: 'raise' as const,
    seed,
    generation,
    architecture: computedArchitecture(phenotype),
    batchSize: phenotype.hyperparameters.batchSize,
    steps,
    members: group.map(({ slot, niche, phenotype }) => {
      return { birth: { generation, slot }, niche, ...phenotype };
    }),
    vocabulary: survey.vocabulary,
    texts: textsIn(config, environment),
    testSymbols: config.evaluation.testSymbols,
  };
}
