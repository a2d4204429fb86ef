/** Compiles programs and keeps the most recent, by signature. */
import type { CompiledProgram, Engine, Program, TensorData } from './program';
import { compileEagerly } from './run-eagerly';
import { compileOnnx, type OnnxOptions } from './run-onnx';

export interface CompilerOptions extends OnnxOptions {
  /** Programs kept; of those not running the least recently used is let go first. */
  readonly capacity?: number;
}

interface Kept {
  readonly compiled: Promise<CompiledProgram>;
  runs: number;
}

export class Compiler {
  private readonly kept = new Map<string, Kept>();

  constructor(
    readonly engine: Engine,
    private readonly options: CompilerOptions = {},
  ) {}

  /**
   * Computes a program's outputs, compiling it first where it is not kept. Feeds are read in place and never written.
   * Throws a RangeError on a missing or wrongly sized feed, and whatever tracing throws.
   */
  async run(
    program: Program,
    feeds: Readonly<Record<string, TensorData>>,
  ): Promise<Readonly<Record<string, TensorData>>> {
    const entry = this.entryOf(program);
    entry.runs++;
    try {
      return await (await entry.compiled).run(feeds);
    } finally {
      entry.runs--;
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
    const entry = this.kept.get(signature) ?? { compiled: this.compile(program), runs: 0 };
    this.kept.delete(signature); // a Map keeps the order of insertion: last used, last in
    this.kept.set(signature, entry);
    return entry;
  }

  private async compile(program: Program): Promise<CompiledProgram> {
    try {
      if (this.engine === 'onnx') return await compileOnnx(program, this.options);
      return compileEagerly(program, this.engine.slice('tfjs-'.length));
    } catch (error) {
      this.kept.delete(program.signature);
      throw error;
    }
  }

  private async evict(): Promise<void> {
    const surplus = this.kept.size - (this.options.capacity ?? 8);
    const idle = [...this.kept].filter(([, { runs }]) => runs === 0).slice(0, Math.max(0, surplus));
    for (const [signature, { compiled }] of idle) {
      this.kept.delete(signature);
      await (await compiled).dispose();
    }
  }
}
