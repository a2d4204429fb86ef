/**
 * The lineage of a steady state, and what has to be logged so that it comes out the same again. Who is bred of whom depends on who is measured
 * by then, which is a matter of how fast workers are. All else is drawn by name. So the order of completions is an input, as a vote is: given
 * that, the lineage is a pure function of the seed, whatever works on it.
 */
import { canonicalJson, prngOf, sha256 } from '#base';

/** Individuals in the order in which their results were recorded; founders are the first `population` numbers. */
export type Completions = readonly number[];

const RIVALS = 3;

/** A hash of who descends from whom: with each result one is born, of the best of three who live by then, and takes the worst one's place. */
export function lineageHash(seed: number, population: number, completions: Completions): string {
  const worth = completions.map((_, individual) => worthOf(seed, individual));
  const living: number[] = [];
  const parents: number[] = [];
  for (const [births, completed] of completions.entries()) {
    living.push(completed);
    const prng = prngOf({ seed, generation: 0, subject: births, purpose: 'parent' });
    const rivals = Array.from({ length: RIVALS }, () => prng.pick(living));
    parents.push(rivals.reduce((best, each) => (worth[each] > worth[best] ? each : best)));
    if (living.length < population) continue;
    const worst = living.reduce((least, each) => (worth[each] < worth[least] ? each : least));
    living.splice(living.indexOf(worst), 1);
  }
  return sha256(canonicalJson(parents));
}

/** What an individual is measured to be: a function of who it is. */
function worthOf(seed: number, individual: number): number {
  return prngOf({ seed, generation: 0, subject: individual, purpose: 'worth' }).uniform();
}
