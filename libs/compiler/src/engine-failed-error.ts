import type { EngineName } from '#engines';

/** A run failed on an engine that had made the program ready: out of memory, a device that is gone, an index out of bounds. */
export class EngineFailedError extends Error {
  override readonly name = 'EngineFailedError';

  constructor(
    readonly engine: EngineName,
    /** Of the program. */
    readonly signature: string,
    override readonly cause: unknown,
  ) {
    super(`the engine ${engine} failed in program ${signature}: ${cause instanceof Error ? cause.message : cause}`);
  }
}
