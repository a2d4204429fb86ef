/** The engines `tfjs-*`: the program as it stands, one op at a time. */
import type { Tensor } from '@tensorflow/tfjs';
import { checkFeeds } from './check-feeds';
import type { CompiledProgram, Program, TensorData } from './program';
import { tf } from './tfjs';
import { withBackend } from './with-backend';

export function compileEagerly(program: Program, backend: string): CompiledProgram {
  return {
    async run(feeds) {
      checkFeeds(program, feeds);
      return withBackend(backend, () => {
        const outputs = Object.entries(program.run(tensorsOf(program, feeds)));
        return Object.fromEntries(outputs.map(([name, tensor]) => [name, tensor.dataSync().slice() as TensorData]));
      });
    },
    async dispose() {},
  };
}

/** Copies, since tfjs may keep an array that it is given. */
function tensorsOf({ inputs }: Program, feeds: Readonly<Record<string, TensorData>>): Record<string, Tensor> {
  const tensors = Object.entries(inputs).map(([name, { dtype, shape }]): [string, Tensor] => [
    name,
    tf.tensor(feeds[name].slice(), [...shape], dtype),
  ]);
  return Object.fromEntries(tensors);
}
