/**
 * The fast time scale of regulation: many genomes descend from one, round by round, by production's mutation and recombination, and are told apart by evaluations of one
 * network that does not learn meanwhile. Only what its gates are expressed by varies: of factors' costs, of hyperparameters and of marks such an evaluation says nothing.
 */
import type { Prng } from '#base';
import { mutateExpression } from './mutate-genes';
import { recombineGenomes } from './recombine';
import type { AppraisalSettings, RegulationSettings } from './regulation-settings';
import type { RegulatoryGenome } from './regulatory-genome';

type Settings = Pick<RegulationSettings, 'rates'> & Pick<AppraisalSettings, 'candidates' | 'rounds' | 'winner'>;

/** Of a round, the share that has descendants in the next. */
const PARENTS = 1 / 8;

/**
 * Who wins the last round. Of each round `natsOf` tells the loss of each genome; the first of its best is among the next round, the rest are children of the best eighth. Each of
 * a child's two parents is picked from these for itself, so that both can be one and the same; of fewer than 16 `candidates` the best eighth is one, and nothing recombines.
 * Genomes of the first round are children of `founder`, and itself.
 */
export async function evolveExpression(
  founder: RegulatoryGenome,
  { candidates, rounds, winner, rates }: Settings,
  natsOf: (genomes: readonly RegulatoryGenome[], round: number) => Promise<readonly number[]>,
  prng: Prng,
): Promise<RegulatoryGenome> {
  let parents: readonly RegulatoryGenome[] = [founder];
  for (let round = 0; round < rounds; round++) {
    const genomes = [parents[0], ...Array.from({ length: candidates - 1 }, () => childOf(parents, rates, prng))];
    const nats = await natsOf(genomes, round);
    const ranked = winner === 'best' ? sortedBy(genomes, nats) : prng.shuffle(genomes);
    parents = ranked.slice(0, Math.max(1, Math.floor(PARENTS * candidates)));
  }
  return parents[0];
}

function childOf(parents: readonly RegulatoryGenome[], rates: Settings['rates'], prng: Prng): RegulatoryGenome {
  const mixed = recombineGenomes(prng.pick(parents), prng.pick(parents), rates.recombination, prng);
  return mutateExpression(mixed, rates, prng);
}

/** The lowest first, of equals who comes first; those without a finite loss last. */
function sortedBy(genomes: readonly RegulatoryGenome[], nats: readonly number[]): readonly RegulatoryGenome[] {
  const finite = nats.map((each) => (Number.isFinite(each) ? each : Infinity));
  const order = genomes.map((_, at) => at).sort((a, b) => (finite[a] < finite[b] ? -1 : finite[a] > finite[b] ? 1 : 0));
  return order.map((at) => genomes[at]);
}
