/** What `feed beside` and its watchers tell each other. */

export interface WatchMessage {
  /** None ends the watching. */
  readonly order: WatchOrder | null;
}

/** Whom to watch. */
export interface WatchOrder {
  readonly address: string;
  readonly tournamentId: string;
  readonly clients: number;
}

/** The answer to each order. */
export interface WatchReport {
  /** What the watchers' process has computed so far. */
  readonly cpuSeconds: number;
}
