/**
 * A tournament without generations: as results are recorded, as many are bred of those who live by then, and sent out. Arenas are held once a
 * population's births, beside it.
 */
import { gather } from './gather';
import { judgeNiches } from './generational';
import { capacityOf, type Plan } from './plan';
import type { Plant } from './plant';

/** Jobs under way for each worker: one that it does, and some that it finds when it has done that. */
const JOBS_A_WORKER = 1.25;

/** `completed` hears of individuals, which are numbered by birth, in the order in which their results are recorded. */
export function runSteadyState(
  plant: Plant,
  tournament: number,
  ended: () => void,
  completed: (individual: number) => void = () => undefined,
): void {
  const { plan, jobs } = plant;
  const population = plan.niches * capacityOf(plan);
  const all = population * plan.generations;
  let [born, recorded, arenas, jobsDone] = [0, 0, 0, 0];
  const finish = (): void => {
    if (recorded === all && arenas === 0) ended();
  };
  const hold = (): void => {
    arenas++;
    judgeNiches(plant, tournament, () =>
      plant.commit(tournament, 'closing', population, () => {
        arenas--;
        finish();
      }),
    );
  };
  /** Results, and births in answer to them, so that the log has both in one order. */
  const commit = (count: number, done: () => void): void => {
    const next = jobsDone;
    jobsDone = 0;
    plant.compute(tournament, 'opening', count, () =>
      plant.write('recording', count, () =>
        plant.write('opening', count, () => {
          for (let job = 0; job < next; job++) send();
          done();
        }),
      ),
    );
  };
  const record = gather(commit, (count) => {
    const populations = (births: number): number => Math.floor(births / population);
    const isFull = populations(recorded + count) > populations(recorded);
    recorded += count;
    if (isFull) hold();
    finish();
  });
  const send = (): void => {
    if (born >= all) return;
    const group = jobs.group('train', all - born);
    let next = born;
    born += group.members;
    plant.born += group.members;
    const last = born;
    plant.work(tournament, group, (members) => {
      for (let member = 0; member < members; member++) completed(next++);
      if (next === last) jobsDone++;
      plant.staleness.add((born - last) / population);
      plant.compute(tournament, 'recording', members, () => record(members));
    });
  };
  for (let job = 0; job < jobsUnderWay(plan); job++) send();
}

function jobsUnderWay({ workers, tournaments }: Plan): number {
  return Math.ceil((JOBS_A_WORKER * workers) / tournaments);
}
