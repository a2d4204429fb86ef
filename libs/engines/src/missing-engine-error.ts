import { ENGINES, type EngineName } from './engines';

/** This machine cannot start an engine: why, and what to install. */
export class MissingEngineError extends Error {
  override readonly name = 'MissingEngineError';

  constructor(
    readonly engine: EngineName,
    readonly reason: string,
  ) {
    super(`the engine ${engine} does not start: ${reason}\nIt needs: ${ENGINES[engine].install}`);
  }
}
