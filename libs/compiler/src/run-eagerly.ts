/** The engine `tfjs-cpu`: the program as it stands, one op at a time. Slow and plain: what other engines are judged by. */
import { checkFeeds } from './check-feeds';
import type { CompiledProgram, Program, TensorData } from './program';
import { tf } from './tfjs';
import { withBackend } from './with-backend';

export function compileEagerly(program: Program): CompiledProgram {
  return {
    async run(feeds) {
      checkFeeds(program, feeds);
      return withBackend('cpu', () => {
        const inputs = Object.entries(program.inputs).map(([name, { dtype, shape }]) => [
          name,
          tf.tensor(feeds[name].slice(), [...shape], dtype),
        ]);
        const outputs = Object.entries(program.run(Object.fromEntries(inputs) as Record<string, ReturnType<typeof tf.tensor>>));
        return Object.fromEntries(outputs.map(([name, tensor]) => [name, tensor.dataSync().slice() as TensorData]));
      });
    },
    async dispose() {},
  };
}
