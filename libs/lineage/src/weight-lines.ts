/** Lines of weights: an individual, and those whose weights it goes back to. */

export interface Bearer {
  readonly id: string;
  /** Of its birth. */
  readonly generation: number;
  /** Those whose weights it started from. */
  readonly donors: readonly string[];
}

/**
 * Tells of each root and each member of its line, once, until when that one's work counts: the generation before the last child in this
 * line took its weights, Infinity for the root itself. `members` are by birth, with all donors among them; roots and members are told by their
 * places. One pass from the youngest to the eldest, whatever the paths between them: members' donors x roots / 32 steps, and a call a pair.
 */
export function eachInLine(
  members: readonly Bearer[],
  roots: readonly string[],
  tell: (root: number, member: number, until: number) => void,
): void {
  const words = Math.ceil(roots.length / 32);
  const placeOf = new Map(members.map(({ id }, place) => [id, place]));
  const rootOf = new Map(roots.map((id, root) => [id, root]));
  const childrenOf: number[][] = members.map(() => []);
  members.forEach(({ donors }, child) => donors.forEach((donor) => childrenOf[placeOf.get(donor)!].push(child)));
  /** By member the roots that go back to it, a bit each. */
  const reached = new Uint32Array(members.length * words);
  const take = (member: number, word: number, bits: number, until: number): void => {
    let fresh = bits & ~reached[member * words + word];
    reached[member * words + word] |= fresh;
    for (; fresh !== 0; fresh &= fresh - 1) tell(word * 32 + 31 - Math.clz32(fresh & -fresh), member, until);
  };
  for (let member = members.length - 1; member >= 0; member--) {
    const root = rootOf.get(members[member].id);
    if (root !== undefined) take(member, root >> 5, 1 << (root & 31), Infinity);
    for (const child of childrenOf[member].reverse()) {
      const until = members[child].generation - 1;
      for (let word = 0; word < words; word++) take(member, word, reached[child * words + word], until);
    }
  }
}
