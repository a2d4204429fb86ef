/**
 * The chance of each member to be drawn by epsilon-lexicase selection (La Cava, Spector and Danai 2016): each case left is as likely to be the
 * next, and leaves those within its epsilon of the best of them. `cases` has the scores of all members by case.
 */
export function lexicaseChances(cases: readonly (readonly number[])[], epsilons: readonly number[]): number[] {
  const members = cases[0].map((_, member) => member);
  const chances = members.map(() => 0);
  const follow = (left: readonly number[], open: readonly number[], chance: number): void => {
    if (open.length === 0) return left.forEach((member) => (chances[member] += chance / left.length));
    for (const next of open) {
      const best = Math.max(...left.map((member) => cases[next][member]));
      const passed = left.filter((member) => cases[next][member] >= best - epsilons[next]);
      follow(
        passed,
        open.filter((one) => one !== next),
        chance / open.length,
      );
    }
  };
  follow(members, [...cases.keys()], 1);
  return chances;
}
