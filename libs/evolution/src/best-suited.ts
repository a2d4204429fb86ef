import { sum } from '#base';
import { architectureOf, type Genome } from '#genome';
import { parameterLayout, type PlacedTensor } from '#model';
import { parametersShared } from './weight-map';

/** Over which parameters are counted: a tournament's own size changes the tables of symbols alone. */
const VOCABULARY_SIZE = 64;

/**
 * The index of the parent whose weights suit a child best, of equals the first; undefined where none would give any: the parameters that
 * the child would have of it, over those of either (Jaccard 1912), since what a smaller child leaves out is missed as well.
 */
export function bestSuited(child: Genome, parents: readonly Genome[]): number | undefined {
  if (parents.length === 0) return undefined;
  const own = layoutOf(child);
  const overlaps = parents.map((parent) => overlap(own, layoutOf(parent)));
  const most = Math.max(0, ...overlaps);
  return most === 0 ? undefined : overlaps.indexOf(most);
}

/** Whether a child would have any weights of a donor's. */
export function suits(child: Genome, donor: Genome): boolean {
  return parametersShared(layoutOf(child), layoutOf(donor)) > 0;
}

function layoutOf(genome: Genome): readonly PlacedTensor[] {
  return parameterLayout(architectureOf(genome), VOCABULARY_SIZE);
}

function overlap(child: readonly PlacedTensor[], donor: readonly PlacedTensor[]): number {
  const [ofChild, ofDonor] = [child, donor].map((layout) => sum(layout.map(({ size }) => size)));
  const shared = parametersShared(child, donor);
  return shared / (ofChild + ofDonor - shared);
}
