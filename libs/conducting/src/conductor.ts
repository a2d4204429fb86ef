import type { EngineName } from '#engines';
import type { Role } from '#settings';
import type { ConductorPorts } from '#tournament';

/** What is set of a process that conducts, or has others conduct. */
export interface ConductorSettings {
  /** At work on a tournament at once, unless it is said otherwise. */
  readonly workers: number;
  readonly roles: ReadonlySet<Role>;
  /** What jobs compute with. */
  readonly engine: EngineName;
  /** By the database's clock. A server that is killed keeps others from its tournaments for so long. */
  readonly leaseSeconds: number;
}

/** A conductor does not do what it is asked: its message says why. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** Others would compute it with another engine, and the lineage would be another: one of its own has to conduct it. */
export class OtherEngineError extends RefusedError {
  constructor(id: string, engine: string, own: string) {
    super(`tournament ${id} began on the engine ${engine}, and ${own} computes here: CLADE_ENGINE names it`);
  }
}

/** Why a process that ends has paused what it conducted: a service leaves it to others, unless a person stops it meanwhile. */
export const SHUTTING_DOWN = 'the server is shutting down';

/** Who conducts tournaments, for those who ask for it: this process, or services elsewhere. */
export abstract class Conductor {
  /** Of those that run in this process. */
  abstract readonly ids: readonly string[];
  abstract isRunning(id: string): boolean;
  /**
   * Begins or goes on with a tournament, with `workers` at most at work on it; resolves once that is recorded. Throws a
   * RefusedError, a ConductedElsewhereError, and whatever else keeps it from beginning. `isWanted`: see `runTournament`.
   */
  abstract start(id: string, workers?: number, isWanted?: ConductorPorts['isWanted']): Promise<void>;
  /** Resolves once a tournament runs no more. */
  abstract untilEnded(id: string): Promise<void>;
  /**
   * Pauses or cancels a tournament, with what would have it go on, and waits until that is recorded; what has ended or failed, or is paused, stays as it is.
   * Throws a RefusedError and a ConductedElsewhereError.
   */
  abstract stop(id: string, status: 'paused' | 'cancelled', reason: string): Promise<void>;
}
