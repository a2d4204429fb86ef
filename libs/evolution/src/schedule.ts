/** What holds from a generation on, until the next entry of its schedule does. */
export interface From {
  readonly from: number;
}

/** The entry that holds in a generation; undefined before the first. `schedule` is in the order of `from`. */
export function entryAt<Entry extends From>(schedule: readonly Entry[], generation: number): Entry | undefined {
  return schedule.findLast(({ from }) => from <= generation);
}

/** The first entry whose `from` is wrong, and what would be right: a schedule begins with generation 0 and goes on to later ones. */
export function scheduleFault(schedule: readonly From[]): { readonly at: number; readonly expected: string } | null {
  const at = schedule.findIndex(({ from }, index) => (index === 0 ? from !== 0 : from <= schedule[index - 1].from));
  if (at < 0) return null;
  return {
    at,
    expected: at === 0 ? '0, since a schedule begins there' : `above ${schedule[at - 1].from}, the one before`,
  };
}
