/** Questions about a pedigree, answered by their definitions: what an archive is held to. */
import { byBirth } from '#base';
import type { Individual } from '#tournament';

type Individuals = readonly Individual[];

/** Identifiers by birth of those within `depth` steps of births from one, itself not among them. */
export function descendantsOf(individuals: Individuals, id: string, depth: number): readonly string[] {
  const reached = new Set<string>();
  let frontier = [id];
  for (let step = 0; step < depth && frontier.length > 0; step++) {
    frontier = individuals
      .filter((child) => !reached.has(child.id) && child.parents.some((parent) => frontier.includes(parent.id)))
      .map((child) => child.id);
    for (const child of frontier) reached.add(child);
  }
  return individuals.filter((one) => reached.has(one.id)).map((one) => one.id);
}

/** One, its primary parent, that one's primary parent, and so on back to a founder. */
export function primaryLineOf(individuals: Individuals, id: string): readonly string[] {
  const parent = individuals.find((one) => one.id === id)!.parents.find(({ role }) => role === 'primary');
  return parent ? [id, ...primaryLineOf(individuals, parent.id)] : [id];
}

/** The common ancestor born last, the lowest slot first; each counts as its own. Undefined where there is none. */
export function mostRecentCommonAncestor(individuals: Individuals, a: string, b: string): string | undefined {
  const leadsTo = (elder: string, id: string): boolean =>
    elder === id || descendantsOf(individuals, elder, Infinity).includes(id);
  const common = individuals.filter(({ id }) => leadsTo(id, a) && leadsTo(id, b)).sort(byBirth);
  return common.find(({ generation }) => generation === common[common.length - 1].generation)?.id;
}
