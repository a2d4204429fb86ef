import { type EngineName, MissingEngineError } from '#engines';
import { reasonMissing } from './this-machine';

/** Whether the engine of the settings starts on this machine. Tried once, when first asked for: that takes a process of its own. */
export class EngineCheck {
  private tried: Promise<string | null> | undefined;

  constructor(
    private readonly engine: EngineName,
    private readonly probe: (engine: EngineName) => Promise<string | null> = reasonMissing,
  ) {}

  /** Throws a MissingEngineError. */
  async pass(): Promise<void> {
    this.tried ??= this.probe(this.engine);
    const reason = await this.tried;
    if (reason !== null) throw new MissingEngineError(this.engine, reason);
  }
}
