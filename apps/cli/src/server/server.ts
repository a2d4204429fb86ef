/** A server for the length of a command. */
export interface Server {
  readonly address: string;
  /** Rejects when a private gateway ends before its time; else it never settles. */
  readonly lost: Promise<never>;
  /** Stops a private gateway, and waits for its end; leaves others alone. */
  close(): Promise<void>;
}

/** A server that others started, and that goes on without us. */
export function joinedServer(address: string): Server {
  return { address, lost: new Promise<never>(() => undefined), close: async () => undefined };
}
