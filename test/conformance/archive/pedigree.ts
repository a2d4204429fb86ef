/** The pedigree: a directed acyclic graph of individuals, an edge from each child to each of its parents. */
import { type Birth, byBirth, InvalidValueError } from '#base';
import type { ParentShare } from '#evolution';

/** An individual and its parents; none for a founder. */
export interface Kin extends Birth {
  readonly id: string;
  readonly parents: readonly Pick<ParentShare, 'id'>[];
}

/** Answers are identifiers, ordered by (generation, slot) of birth. Unknown identifiers throw an InvalidValueError. */
export class Pedigree {
  private readonly members: ReadonlyMap<string, Kin>;

  /** Throws an InvalidValueError if an identifier comes twice, or a parent is missing or not older than its child. */
  constructor(individuals: readonly Kin[]) {
    this.members = new Map(individuals.map((individual) => [individual.id, individual]));
    if (this.members.size < individuals.length)
      throw new InvalidValueError('individuals', individuals.length, 'different ids');
    for (const child of individuals) {
      for (const parent of child.parents) checkOlder(this.find(parent.id), child);
    }
  }

  /** All ancestors of an individual, itself not among them, at most `generations` steps back. */
  ancestors(id: string, generations = Infinity): readonly string[] {
    const reached = new Set<string>();
    let frontier = [this.find(id).id];
    for (let step = 0; step < generations && frontier.length > 0; step++) {
      // breadth first, so that steps count along the shortest way
      frontier = [...new Set(frontier.flatMap((member) => this.parentsOf(member)))].filter(
        (member) => !reached.has(member),
      );
      for (const member of frontier) reached.add(member);
    }
    return [...reached]
      .map((member) => this.find(member))
      .sort(byBirth)
      .map((member) => member.id);
  }

  private parentsOf(id: string): readonly string[] {
    return this.find(id).parents.map((parent) => parent.id);
  }

  private find(id: string): Kin {
    const member = this.members.get(id);
    if (!member) throw new InvalidValueError('id', id, 'an individual of the pedigree');
    return member;
  }
}

function checkOlder(parent: Kin, child: Kin): void {
  if (parent.generation >= child.generation) {
    throw new InvalidValueError(`${child.id}.parents`, parent.id, 'a parent of an earlier generation');
  }
}
