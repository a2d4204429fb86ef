/** The position of the `at`th of all but `partner`; -1: of all. */
export function otherThan(partner: number, at: number): number {
  return partner >= 0 && at >= partner ? at + 1 : at;
}

/** How many there are of `size` but `partner`. */
export function othersOf(size: number, partner: number): number {
  return partner < 0 ? size : size - 1;
}
