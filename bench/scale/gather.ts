/** As `gatherCommits` of the conductor does: what ends while a commit is under way goes into the next one. */
export function gather(commit: (count: number, done: () => void) => void, done: (count: number) => void) {
  let [waiting, isUnderWay] = [0, false];
  const next = (): void => {
    if (isUnderWay || waiting === 0) return;
    const taken = waiting;
    [waiting, isUnderWay] = [0, true];
    commit(taken, () => {
      isUnderWay = false;
      done(taken);
      next();
    });
  };
  return (count: number): void => {
    waiting += count;
    next();
  };
}
