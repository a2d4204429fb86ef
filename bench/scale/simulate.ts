/** Runs a plan on what was measured, and reads off what came of it. */
import type { Costs } from './costs';
import { runGenerational } from './generational';
import { Plant } from './plant';
import type { Plan } from './plan';
import { runSteadyState } from './steady-state';

/** BullMQ keeps as many results and events: `libs/work-queue/src/bull/bull-work-queue.ts`. A conductor further behind misses events. */
export const KEPT_RESULTS = 1000;
/** At work for so much of the time, a resource is what the others wait for. */
const SATURATED = 0.9;

const SHARES = [0.5, 0.9, 0.99, 1] as const;

export interface Outcome {
  readonly mode: Plan['mode'];
  readonly workers: number;
  readonly births: number;
  /** Simulated. */
  readonly seconds: number;
  readonly birthsASecond: number;
  /** Share of the time that each is at work; of workers what counts in the end. */
  readonly utilisation: Readonly<Record<'workers' | 'conductors' | 'database' | 'redis' | 'feed', number>>;
  /** What is saturated, or, where nothing is, that workers wait at barriers. */
  readonly limit: string;
  /** Jobs that wait for a worker, over time. */
  readonly queueDepth: Readonly<Record<'median' | 'p90' | 'p99' | 'most', number>>;
  readonly jobWaitSeconds: number;
  readonly rowsASecond: { readonly mean: number; readonly p99: number; readonly most: number };
  readonly feed: {
    /** Of one tournament, to one subscriber. */
    readonly bytesASecondOfOne: number;
    readonly bytesASecond: { readonly mean: number; readonly p99: number; readonly most: number };
  };
  readonly barrier: { readonly meanWaitSeconds: number; readonly meanTailSeconds: number };
  /** Results that wait for a conductor, over time. */
  readonly backlog: { readonly p99: number; readonly most: number };
  readonly staleness: number;
  readonly losses: number;
  /** Of the workers' time. */
  readonly wastedShare: number;
  readonly pauses: number;
  readonly died: number;
  readonly databaseBytes: number;
}

/** `completed` hears, in a steady state, of individuals of the first tournament in the order in which their results are recorded. */
export function simulate(plan: Plan, costs: Costs, completed?: (individual: number) => void): Outcome {
  const plant = new Plant(plan, costs);
  const { clock } = plant;
  let running = plan.tournaments;
  const ended = (): void => {
    if (--running === 0) clock.stop();
  };
  for (let tournament = 0; tournament < plan.tournaments; tournament++) {
    if (plan.mode === 'generational') runGenerational(plant, tournament, ended);
    else runSteadyState(plant, tournament, ended, tournament === 0 ? completed : undefined);
  }
  clock.run();
  return outcomeOf(plant);
}

function outcomeOf(plant: Plant): Outcome {
  const { plan, costs, clock, pool, redis, database, feedLine, conductors, born } = plant;
  const busiest = conductors.reduce((most, each) => (each.busySeconds > most.busySeconds ? each : most));
  const utilisation = {
    workers: pool.utilisation,
    conductors: busiest.utilisation,
    database: database.utilisation,
    redis: redis.utilisation,
    feed: feedLine.utilisation,
  };
  const [median, p90, p99, most] = pool.waiting.quantiles(SHARES);
  const [, , backlogP99, backlogMost] = busiest.waiting.quantiles(SHARES);
  const sent = plant.feedBytes.rates();
  const watched = (rate: number): number => (rate * plan.subscribers) / plan.tournaments;
  return {
    mode: plan.mode,
    workers: plan.workers,
    births: born,
    seconds: clock.now,
    birthsASecond: born / clock.now,
    utilisation,
    limit: limitOf(utilisation),
    queueDepth: { median, p90, p99, most },
    jobWaitSeconds: pool.waits.mean,
    rowsASecond: plant.rows.rates(),
    feed: {
      bytesASecondOfOne: sent.mean / plan.tournaments,
      bytesASecond: { mean: watched(sent.mean), p99: watched(sent.p99), most: watched(sent.most) },
    },
    barrier: { meanWaitSeconds: plant.barrierWaits.mean, meanTailSeconds: plant.tails.mean },
    backlog: { p99: backlogP99, most: backlogMost },
    staleness: plant.staleness.mean,
    losses: pool.losses,
    wastedShare: pool.wastedSeconds / (plan.workers * clock.now),
    pauses: plant.pauses,
    died: plant.died,
    databaseBytes: born * costs.individual.keptBytes,
  };
}

/** The first that is saturated as workers are added is the one that is at work for the largest share of the time. */
function limitOf(utilisation: Outcome['utilisation']): string {
  const [[name, share]] = Object.entries(utilisation).sort(([, a], [, b]) => b - a);
  return share >= SATURATED ? name : 'barriers';
}
