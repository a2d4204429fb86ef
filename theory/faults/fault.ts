import { type Operators, PRODUCTION } from '../operators';

/** The operators with one thing wrong. */
export interface Fault {
  readonly name: string;
  readonly operators: Operators;
  /** Checks that find it, each with the share of its replicates that is enough for that. */
  readonly caughtBy: Readonly<Record<string, number>>;
}

export function fault(name: string, caughtBy: Fault['caughtBy'], wrong: Partial<Operators>): Fault {
  return { name, caughtBy, operators: { ...PRODUCTION, ...wrong } };
}
