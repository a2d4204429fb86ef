/** Compiles programs and keeps the most recent, by signature. */
import type { EngineName } from '#engines';
import type { CompileOptions } from './engine';
import { EngineFailedError } from './engine-failed-error';
import { openEngine } from './open-engine';
import type { CompiledProgram, Program, TensorData } from './program';

export interface CompilerOptions extends CompileOptions {
  /** Programs kept at least; beyond `ROOM`, of those not running the least recently used is let go first. */
  readonly capacity?: number;
}

/** Bytes of programs that are kept however many they are: of small networks those of all their groups. */
const ROOM = 2 ** 27;

interface Kept {
  readonly compiled: Promise<CompiledProgram>;
  /** Infinite until it is compiled, and where its engine does not tell. */
  bytes: number;
  runs: number;
  /** A run of it failed: it is kept no longer, and let go when the last of its runs ends. */
  failed: boolean;
}

export class Compiler {
  private readonly kept = new Map<string, Kept>();

  constructor(
    readonly engine: EngineName,
    private readonly options: CompilerOptions = {},
  ) {}

  /**
   * Computes a program's outputs, compiling it first where it is not kept. Feeds are read in place and never written. Outputs that `into`
   * names are written there once all is computed, even where that is a feed's buffer.
   * Throws a RangeError on a missing or wrongly sized feed, a MissingEngineError, whatever tracing throws, and an EngineFailedError where
   * the run fails: the program is then let go, so that the next run compiles it afresh.
   */
  async run(
    program: Program,
    feeds: Readonly<Record<string, TensorData>>,
    into: Readonly<Record<string, TensorData>> = {},
  ): Promise<Readonly<Record<string, TensorData>>> {
    const entry = this.entryOf(program);
    entry.runs++;
    try {
      const compiled = await entry.compiled;
      entry.bytes = compiled.bytes ?? Infinity;
      const outputs = await compiled.run(feeds, into).catch((error: unknown) => this.fail(program, entry, error));
      for (const [name, data] of Object.entries(into)) if (outputs[name] !== data) data.set(outputs[name]);
      return { ...outputs, ...into };
    } finally {
      entry.runs--;
      if (entry.failed && entry.runs === 0) await letGo(entry);
      await this.evict();
    }
  }

  /** Frees every program. Call it when no run is in progress. */
  async dispose(): Promise<void> {
    const entries = [...this.kept.values()];
    this.kept.clear();
    for (const { compiled } of entries) await (await compiled).dispose();
  }

  private entryOf(program: Program): Kept {
    const { signature } = program;
    const entry = this.kept.get(signature) ?? {
      compiled: this.compile(program),
      bytes: Infinity,
      runs: 0,
      failed: false,
    };
    this.kept.delete(signature); // a Map keeps the order of insertion: last used, last in
    this.kept.set(signature, entry);
    return entry;
  }

  private async compile(program: Program): Promise<CompiledProgram> {
    try {
      return await (await openEngine(this.engine)).compile(program, this.options);
    } catch (error) {
      this.kept.delete(program.signature);
      throw error;
    }
  }

  private fail({ signature }: Program, entry: Kept, error: unknown): never {
    if (error instanceof RangeError) throw error; // of the feeds, not of the engine
    entry.failed = true;
    if (this.kept.get(signature) === entry) this.kept.delete(signature);
    throw new EngineFailedError(this.engine, signature, error);
  }

  private async evict(): Promise<void> {
    const { capacity = 8 } = this.options;
    const bytes = (): number => [...this.kept.values()].reduce((sum, entry) => sum + entry.bytes, 0);
    for (const [signature, entry] of [...this.kept]) {
      if (this.kept.size <= capacity || bytes() <= ROOM) return;
      if (entry.runs > 0 || this.kept.get(signature) !== entry) continue;
      this.kept.delete(signature);
      await (await entry.compiled).dispose();
    }
  }
}

/** A program of an engine that is gone may not be freed; its next run matters more. */
async function letGo({ compiled }: Kept): Promise<void> {
  await (await compiled).dispose().catch(() => undefined);
}
