import { Compiler, type CompilerOptions } from '#compiler';
import type { EngineName } from '#engines';
import type { LanguageModelFactory } from '#model';
import { CompiledLanguageModel } from './compiled-language-model';
import { contextOf, exportMixture } from './export-mixture';
import { exportOnnx } from './export-onnx';
import { nGramReader } from './n-gram-reader';
import { readMixed } from './read-mixed';
import { readOn } from './read-on';
import { CompiledReader } from './reader';
import { sampleText } from './sample-text';

/** Language models on an engine. Those made by one factory share its compiled programs. */
export function createLanguageModelFactory(engine: EngineName, options?: CompilerOptions): LanguageModelFactory {
  const compiler = new Compiler(engine, options);
  return {
    engine,
    dispose: () => compiler.dispose(),
    create: (architecture, vocabularySize, members, gates) =>
      new CompiledLanguageModel(compiler, architecture, vocabularySize, members, gates),
    sampleMixture: async ({ models, nGrams }, vocabularySize, { prompt, decoding, prng, length, forbidden }) => {
      const ofModels = models.map(({ architecture, weights, gates, weight }) => {
        const size = { architecture, vocabularySize, members: 1, batch: 1 };
        const reader = new CompiledReader(compiler, size, weights, gates);
        return { next: readOn(reader), weight };
      });
      const ofNGrams = (nGrams?.members ?? []).map(({ order, weight }) => {
        return { next: nGramReader(nGrams!, order), weight };
      });
      const [text] = await sampleText(
        readMixed([...ofModels, ...ofNGrams]),
        [{ prompt, decoding, prng }],
        length,
        forbidden,
      );
      return text;
    },
    exportOnnx,
    exportMixture,
    contextOf,
  };
}
