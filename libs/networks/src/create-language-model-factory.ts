import { Compiler, type CompilerOptions } from '#compiler';
import type { EngineName } from '#engines';
import type { LanguageModelFactory } from '#model';
import { CompiledLanguageModel } from './compiled-language-model';
import { exportOnnx } from './export-onnx';

/** Language models on an engine. Those made by one factory share its compiled programs. */
export function createLanguageModelFactory(engine: EngineName, options?: CompilerOptions): LanguageModelFactory {
  const compiler = new Compiler(engine, options);
  return {
    engine,
    dispose: () => compiler.dispose(),
    create: (architecture, vocabularySize, members) =>
      new CompiledLanguageModel(compiler, architecture, vocabularySize, members),
    exportOnnx,
  };
}
