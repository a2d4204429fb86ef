/** States of gates that a program scores at once: in few sizes, so that few programs serve all. */
const AT_ONCE = [1, 2, 4, 8, 16];
const MOST = AT_ONCE[AT_ONCE.length - 1];

/** The sizes of the programs that score so many states one after the other: as large as can be, the last one as small as can be. */
export function stateBatches(states: number): readonly number[] {
  if (states <= 0) return [];
  const size = AT_ONCE.find((size) => size >= states) ?? MOST;
  return [size, ...stateBatches(states - size)];
}
