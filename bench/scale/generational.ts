/** A tournament of generations: breed, train all, judge each niche, close, and only then the next. */
import { gather } from './gather';
import { capacityOf } from './plan';
import type { Plant } from './plant';

/** Of one niche after all have written; each takes as long for each individual. */
const OF_A_NICHE = ['judge', 'ambiguity'] as const;

export function runGenerational(plant: Plant, tournament: number, ended: () => void): void {
  const { generations } = plant.plan;
  const run = (generation: number): void => {
    if (generation === generations) return ended();
    runGeneration(plant, tournament, () => run(generation + 1));
  };
  run(0);
}

function runGeneration(plant: Plant, tournament: number, ended: () => void): void {
  const { niches } = plant.plan;
  const population = niches * capacityOf(plant.plan);
  const close = (): void => plant.commit(tournament, 'closing', population, ended);
  const judge = (): void => judgeNiches(plant, tournament, close);
  plant.commit(tournament, 'opening', population, () => {
    plant.born += population;
    train(plant, tournament, population, judge);
  });
}

function train(plant: Plant, tournament: number, population: number, ended: () => void): void {
  const { clock, barrierWaits, tails } = plant;
  const groups = plant.jobs.groups('train', population);
  const endedAt: number[] = [];
  let [untaken, untold, lastTaken] = [groups.length, population, 0];
  const recorded = (count: number): void => {
    untold -= count;
    if (untold > 0) return;
    for (const time of endedAt) barrierWaits.add(clock.now - time);
    tails.add(clock.now - lastTaken);
    ended();
  };
  const record = gather((count, done) => plant.write('recording', count, done), recorded);
  const taken = (): void => {
    if (--untaken === 0) lastTaken = clock.now;
  };
  const done = (members: number): void => {
    for (let member = 0; member < members; member++) endedAt.push(clock.now);
    plant.compute(tournament, 'recording', members, () => record(members));
  };
  for (const group of groups) plant.work(tournament, group, done, taken);
}

/** All niches at once; in each, everyone writes, and then raters judge. */
export function judgeNiches(plant: Plant, tournament: number, ended: () => void): void {
  const { plan, jobs } = plant;
  const capacity = capacityOf(plan);
  if (!jobs.has('write')) return ended();
  const each = (work: (done: () => void) => void, allDone: () => void): void => {
    let left = plan.niches;
    for (let niche = 0; niche < plan.niches; niche++) work(() => --left === 0 && allDone());
  };
  const write = (done: () => void): void => {
    const groups = jobs.groups('write', capacity);
    let left = capacity;
    const written = (members: number): void => {
      left -= members;
      if (left === 0) done();
    };
    plant.work(tournament, jobs.once('set-prompts'), () => {
      for (const group of groups) plant.work(tournament, group, written);
    });
  };
  const judge = (done: () => void): void => {
    const kinds = OF_A_NICHE.filter((kind) => jobs.has(kind));
    let left = kinds.length;
    const judged = (): void => void (--left === 0 && done());
    for (const kind of kinds) plant.work(tournament, jobs.ofNiche(kind, capacity), judged);
  };
  each(write, () => plant.commit(tournament, 'texts', plan.niches * capacity, () => each(judge, ended)));
}
