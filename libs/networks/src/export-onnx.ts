import { exportProgram, type Program, type TensorSpec } from '#compiler';
import { type LanguageModelFactory, moduleIds } from '#model';
import { logits } from './families';
import { layoutOf, signatureOf, type ProgramSize } from './program-size';

/** See the port. */
export const exportOnnx: LanguageModelFactory['exportOnnx'] = (
  architecture,
  vocabularySize,
  weights,
  metadata,
  gates,
) => {
  const sizeAt = (batch: number): ProgramSize => ({ architecture, vocabularySize, members: 1, batch });
  const layout = layoutOf(sizeAt(1));
  const parameters = layout.reduce((count, { size }) => count + size, 0);
  if (weights.length !== parameters) throw new RangeError(`${weights.length} weights, not ${parameters}`);
  const initializers = layout.map(({ name, offset, size }) => [name, weights.subarray(offset, offset + size)] as const);
  const constants = { ...Object.fromEntries(initializers), ...(gates && { gates }) };
  const programOf = (batch: number): Program => forwardProgram(sizeAt(batch));
  return exportProgram(programOf, { initializers: constants, metadata });
};

/** One member without the axis of members: each weight by its name, tokens [batch, context] -> logits [batch, context, vocabularySize]. */
function forwardProgram(size: ProgramSize): Program {
  const { architecture, vocabularySize, batch } = size;
  const { context } = architecture;
  const layout = layoutOf(size);
  const modules = moduleIds(architecture).length;
  const gateSpecs = modules > 0 && { gates: { dtype: 'float32', shape: [modules] } as const };
  const weights = layout.map(({ name, shape }): [string, TensorSpec] => [name, { dtype: 'float32', shape }]);
  return {
    signature: signatureOf('forward', size),
    inputs: { ...Object.fromEntries(weights), ...gateSpecs, tokens: { dtype: 'int32', shape: [batch, context] } },
    run({ tokens, ...inputs }) {
      const member = layout.map(({ name }) => [name, inputs[name].expandDims(0)] as const);
      const predicted = logits(architecture, Object.fromEntries(member), tokens.expandDims(0), undefined, {
        gates: inputs['gates']?.expandDims(0),
      });
      return { logits: predicted.reshape([batch, context, vocabularySize]) };
    },
  };
}
