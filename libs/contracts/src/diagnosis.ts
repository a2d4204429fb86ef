import type { GatewayProblem } from './gateway-message';

/** What `clade doctor` reports about a machine. */
export interface EngineView {
  name: string;
  description: string;
  /** Why it does not start on this machine; null where it does. */
  missing: string | null;
  /** How to get it. */
  install: string;
}

/** What this machine has. */
export interface DiagnosisView {
  version: string;
  /** Version of Node.js. */
  node: string;
  platform: string;
  processor: string;
  cores: number;
  memoryBytes: number;
  /** `problem` is why it cannot be written to; null where it can. */
  dataFolder: { path: string; problem: string | null };
  database: string;
  /** The one that the settings name. */
  engine: string;
  engines: EngineView[];
}

/** What the doctor's process sends to the one that started it. */
export type DoctorMessage = { kind: 'diagnosis'; diagnosis: DiagnosisView } | GatewayProblem;
