/** What tournaments run on while it is disturbed. */
import type { ApiClient } from '#client';

export interface Deployment {
  readonly api: ApiClient;
  /** The same all the time, though who answers there is killed. */
  readonly address: string;
  readonly token?: string;
  readonly targets: readonly Target[];
  close(): Promise<void>;
}

/** What can be disturbed. */
export interface Target {
  readonly name: string;
  /** Does it harm, and resolves once it is back. `chance`, at least 0 and below 1, says how, where there is a choice. */
  strike(chance: number): Promise<void>;
}
