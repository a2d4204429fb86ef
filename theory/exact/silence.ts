/** How long a line stays silent whose promoter is methylated in full, and never expressed until then: exactly, where each life divides as often. */
import type { ChromatinGenes } from '#regulation';
import { divide, statesOf } from './methylation';

/**
 * Expected births until less than half of its strands are methylated. At a birth a promoter is bared or copied once; in the life after it new marks are
 * set by `deNovo`, the most that silence sets.
 */
export function birthsUntilOpen(sites: number, genes: ChromatinGenes, divisions: number): number {
  const states = statesOf(sites);
  const isSilent = states.map(([half, full]) => half + 2 * full >= sites);
  const copied = chancesOf(sites, (law) =>
    divide(law, sites, { maintenance: genes.maintenance, newOnParent: 0, newOnDaughter: 0, collaboration: 0 }),
  );
  const divided = chancesOf(sites, (law) =>
    divide(law, sites, { ...genes, newOnParent: genes.deNovo, newOnDaughter: genes.deNovo }),
  );
  let law = states.map(([, full]) => Number(full === sites));
  let births = 0;
  for (let silent = 1; silent > 1e-9; silent = law.reduce((sum, chance) => sum + chance, 0)) {
    births += silent;
    law = through(law, copied).map((chance, state) => (isSilent[state] ? (1 - genes.reset) * chance : 0));
    for (let division = 0; division < divisions; division++) law = through(law, divided);
  }
  return births;
}

/** Chances of each state after a change, by the state before it. [states, states] */
function chancesOf(sites: number, change: (law: number[]) => number[]): number[][] {
  const states = statesOf(sites);
  return states.map((_, from) => change(states.map((__, state) => Number(state === from))));
}

function through(law: readonly number[], chances: readonly number[][]): number[] {
  return law.map((_, to) => law.reduce((sum, chance, from) => sum + chance * chances[from][to], 0));
}
