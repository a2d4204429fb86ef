/**
 * Greedy soups: whose weights are averaged is chosen by evaluations, which the kernel cannot make. So conceptions name candidates, workers
 * choose among them, and a child is born with those who were kept as its donors.
 */
import { canonicalJson, groupBy, sum } from '#base';
import { type Conception, withDonors } from '#evolution';
import { computedArchitecture } from '#model';
import { computeOf, evaluationFlops, settingOf } from './compute-costs';
import { isTrained, type Trained } from './living';
import type { Compute, Individual } from './records';
import { mixedModels } from './mixed-models';
import type { OpenRun } from './run';
import { Stopwatch } from './stopwatch';

export interface Chosen {
  readonly conceptions: readonly Conception[];
  readonly compute: readonly Compute[];
}

/** The conceptions as they are where the config has no greedy soups. Children with the same candidates share one choice. */
export async function chooseDonors(
  run: OpenRun,
  generation: number,
  conceptions: readonly Conception[],
  living: ReadonlyMap<string, Individual>,
): Promise<Chosen> {
  const { breeding, heredity } = run.tournament.config;
  const isGreedy = breeding.donors.scheme === 'greedy-soup' && heredity.weights === 'lamarckian';
  const several = conceptions.filter(({ donors }) => donors.length > 1);
  if (!isGreedy || several.length === 0) return { conceptions, compute: [] };
  const spent = new Stopwatch();
  const lists = [...groupBy(several, ({ donors }) => canonicalJson(donors)).entries()];
  const chosen = await Promise.all(
    lists.map(async ([key, [{ donors }]]) => {
      const candidates = donors.map((id) => living.get(id)!).filter(isTrained);
      return { key, candidates, kept: await choose(run, candidates, spent.add) };
    }),
  );
  const keptOf = new Map(chosen.map(({ key, kept }) => [key, kept]));
  const flops = sum(chosen.map(({ candidates }) => soupFlops(run, candidates)));
  return {
    conceptions: conceptions.map((conception) => {
      const donors = keptOf.get(canonicalJson(conception.donors));
      return donors ? { ...conception, donors, parents: withDonors(conception.parents, donors) } : conception;
    }),
    compute: computeOf(generation, [{ individual: '', flops: { soup: flops } }], spent.cpuSeconds),
  };
}

/** Ids of those who are kept. All are of one architecture, and of the niche of the first. */
async function choose(run: OpenRun, candidates: readonly Trained[], onSpent: (cpuSeconds: number) => void) {
  const [{ niche, life: first }] = candidates;
  const kept = await run.queue.submit(
    {
      kind: 'soup',
      ...mixedModels(run, niche, candidates),
      nats: first.validation.nats,
      validationSymbols: run.tournament.config.evaluation.validationSymbols,
    },
    { signal: run.signal, onSpent },
  );
  return kept.map((at) => candidates[at].id);
}

/** An evaluation of each average that is tried. */
function soupFlops(run: OpenRun, [first, ...others]: readonly Trained[]): number {
  const architecture = computedArchitecture(first.phenotype);
  const { validationSymbols } = run.tournament.config.evaluation;
  return others.length * evaluationFlops(settingOf(run), architecture, first.niche, 'validation', validationSymbols);
}
