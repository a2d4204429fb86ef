/** Which competitors can be compared at all, from who met whom. */
import type { Preference } from './preference';

/** An arc from each competitor to one that it beat or tied with. */
type Arcs = readonly (readonly number[])[];

/** Groups between which no battle was fought, the largest first: ratings of two groups are held together by the prior alone. */
export function components(pairs: readonly Pick<Preference, 'first' | 'second'>[], competitors: number): number[][] {
  const arcs = noArcs(competitors);
  for (const { first, second } of pairs) {
    arcs[first].add(second);
    arcs[second].add(first);
  }
  return strongComponentsOf(arcs.map((set) => [...set])).sort(bySize);
}

/**
 * Groups within which a chain of wins or ties leads from each to each, the largest first. Ford 1957: without a prior,
 * the Bradley-Terry fit is finite if and only if all are one such group.
 */
export function strongComponents(preferences: readonly Preference[], competitors: number): number[][] {
  const arcs = noArcs(competitors);
  for (const { first, second, outcome } of preferences) {
    if (outcome !== 'second') arcs[first].add(second);
    if (outcome !== 'first') arcs[second].add(first);
  }
  return strongComponentsOf(arcs.map((set) => [...set])).sort(bySize);
}

const noArcs = (competitors: number): Set<number>[] => Array.from({ length: competitors }, () => new Set());

const bySize = (a: number[], b: number[]): number => b.length - a.length || a[0] - b[0];

/** Kosaraju and Sharir 1981: walk forward, then backward from the last that was left. */
function strongComponentsOf(arcs: Arcs): number[][] {
  const backward: number[][] = arcs.map(() => []);
  arcs.forEach((targets, from) => targets.forEach((to) => backward[to].push(from)));
  const everyone = [...arcs.keys()];
  const order = walk(arcs, everyone).flat().reverse();
  return walk(backward, order).map((group) => group.sort((a, b) => a - b));
}

/** Depth-first walks from each start not yet seen: one list a start, each in the order in which they were left. */
function walk(arcs: Arcs, starts: readonly number[]): number[][] {
  const seen = new Uint8Array(arcs.length);
  return starts.flatMap((start) => {
    if (seen[start]) return [];
    seen[start] = 1;
    const left: number[] = [];
    const path = [{ node: start, next: 0 }];
    while (path.length > 0) {
      const step = path[path.length - 1];
      const target = arcs[step.node][step.next++];
      if (target === undefined) left.push(path.pop()!.node);
      else if (!seen[target]) {
        seen[target] = 1;
        path.push({ node: target, next: 0 });
      }
    }
    return [left];
  });
}
