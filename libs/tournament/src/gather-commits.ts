/**
 * Gathers what is to be committed while the last commit is under way, so that a slow database gets few large commits in place of many small
 * ones. Each call ends when what it brought has been committed; after a failure all fail.
 */
export function gatherCommits<Item>(commit: (items: readonly Item[]) => Promise<void>) {
  let gathered: Item[] = [];
  let next: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();
  return (items: readonly Item[]): Promise<void> => {
    gathered.push(...items);
    next ??= last = last.then(() => {
      const taken = gathered;
      gathered = [];
      next = undefined;
      return commit(taken);
    });
    return next;
  };
}
