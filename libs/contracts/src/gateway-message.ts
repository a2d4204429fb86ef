/** What a gateway sends to the process that started it, over the child-process channel. */
export type GatewayMessage =
  { kind: 'ready'; address: string; token: string | null; isTokenDrawn: boolean } | ServingMessage | GatewayProblem;

/** A service without a port is ready. */
export interface ServingMessage {
  kind: 'serving';
  /** Tournaments. */
  conducts: boolean;
  /** Whose jobs it does. */
  queues: string[];
  workers: number;
}

/** Why it does not start. */
export interface GatewayProblem {
  kind: 'problem';
  detail: string;
  /** A variable of the environment is wrong, or another process has the data folder in use; other causes have no name. */
  cause?: 'setting' | 'in-use';
}
