/** The pedigree: a directed acyclic graph of individuals, an edge from each child to each of its parents. */
import { type Birth, byBirth, InvalidValueError } from '#base';
import type { ParentShare } from '#evolution';

/** An individual and its parents; none for a founder. */
export interface Kin extends Birth {
  readonly id: string;
  readonly parents: readonly Pick<ParentShare, 'id' | 'share' | 'role'>[];
}

/** Answers are identifiers, ordered by (generation, slot) of birth unless said otherwise. Unknown identifiers throw an InvalidValueError. */
export class Pedigree {
  private readonly members: ReadonlyMap<string, Kin>;
  private readonly children = new Map<string, string[]>();

  /** Throws an InvalidValueError if an identifier comes twice, or a parent is missing or not older than its child. */
  constructor(individuals: readonly Kin[]) {
    this.members = new Map(individuals.map((individual) => [individual.id, individual]));
    if (this.members.size < individuals.length)
      throw new InvalidValueError('individuals', individuals.length, 'different ids');
    for (const child of individuals) {
      for (const parent of child.parents) this.addEdge(child, this.find(parent.id));
    }
  }

  /** All ancestors of an individual, itself not among them, at most `generations` steps back. */
  ancestors(id: string, generations = Infinity): readonly string[] {
    return this.reach(id, generations, (member) => this.parentsOf(member));
  }

  /** All descendants of an individual, itself not among them, at most `generations` steps on. */
  descendants(id: string, generations = Infinity): readonly string[] {
    return this.reach(id, generations, (member) => this.children.get(member) ?? []);
  }

  /** The common ancestor born last, the lowest slot first; each counts as its own ancestor. Undefined if unrelated. */
  mostRecentCommonAncestor(a: string, b: string): string | undefined {
    const ofB = new Set([b, ...this.ancestors(b)]);
    const common = [a, ...this.ancestors(a)].filter((id) => ofB.has(id)).map((id) => this.find(id));
    return common.sort((x, y) => y.generation - x.generation || x.slot - y.slot)[0]?.id;
  }

  /** An individual, its primary parent, that one's primary parent, and so on back to a founder. */
  primaryLine(id: string): readonly string[] {
    const line = [this.find(id).id];
    for (;;) {
      const primary = this.find(line[line.length - 1]).parents.find(({ role }) => role === 'primary');
      if (!primary) return line;
      line.push(primary.id);
    }
  }

  private addEdge(child: Kin, parent: Kin): void {
    if (parent.generation >= child.generation) {
      throw new InvalidValueError(`${child.id}.parents`, parent.id, 'a parent of an earlier generation');
    }
    const siblings = this.children.get(parent.id);
    if (siblings) siblings.push(child.id);
    else this.children.set(parent.id, [child.id]);
  }

  private parentsOf(id: string): readonly string[] {
    return this.find(id).parents.map((parent) => parent.id);
  }

  private find(id: string): Kin {
    const member = this.members.get(id);
    if (!member) throw new InvalidValueError('id', id, 'an individual of the pedigree');
    return member;
  }

  /** Breadth first, so that `steps` counts along the shortest way. */
  private reach(id: string, steps: number, next: (id: string) => readonly string[]): readonly string[] {
    const reached = new Set<string>();
    let frontier = [this.find(id).id];
    for (let step = 0; step < steps && frontier.length > 0; step++) {
      frontier = [...new Set(frontier.flatMap(next))].filter((member) => !reached.has(member));
      for (const member of frontier) reached.add(member);
    }
    return [...reached]
      .map((member) => this.find(member))
      .sort(byBirth)
      .map((member) => member.id);
  }
}
