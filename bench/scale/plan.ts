/** What is to be simulated. */
export interface Plan {
  /** `generational`: as Clade conducts. `steady-state`: whoever is measured makes room for a birth at once, without generations. */
  readonly mode: 'generational' | 'steady-state';
  readonly workers: number;
  /** Births, of all tournaments and generations together. */
  readonly individuals: number;
  readonly tournaments: number;
  /** Of each tournament. */
  readonly niches: number;
  readonly generations: number;
  /** How many times longer than measured a training job takes: for larger models, or longer lives. */
  readonly work: number;
  /** Services that conduct, among which the tournaments are shared out. */
  readonly conductors: number;
  /** Statements that the database works on at once without slowing each other. */
  readonly databaseCores: number;
  /** Until what is committed is on a disk; the database does other things meanwhile. */
  readonly flushSeconds: number;
  /** Who follow, shared out among the tournaments. */
  readonly subscribers: number;
  /** Standard deviation of the logarithm of a worker's speed. */
  readonly spread: number;
  /** Mean hours of work until a worker is lost; 0: never. */
  readonly hoursToLoss: number;
  /** Share of individuals whose training fails each time. */
  readonly poison: number;
  readonly seed: number;
}

/** Individuals that live in a niche. */
export function capacityOf({ individuals, tournaments, niches, generations }: Plan): number {
  return Math.max(1, Math.round(individuals / (tournaments * niches * generations)));
}
