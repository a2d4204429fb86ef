/** The port behind which every engine lies; test/conformance/engine.conformance.ts tests what it must do. */
import type { CompiledProgram, Program } from './program';

export interface CompileOptions {
  /** Threads of one run; by default 1, since whole processes run side by side. For `onnx` alone. */
  readonly threads?: number;
  /** Where the time of every operator is written when a program is let go: the start of a file's path. For `onnx` alone. */
  readonly profile?: string;
}

export interface Engine {
  /** Loads what the engine needs, once a process. Rejects where that is missing. */
  start(): Promise<void>;
  compile(program: Program, options: CompileOptions): Promise<CompiledProgram>;
}
