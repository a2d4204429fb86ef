/** What an optimizer carries from one generation to the next, as the tensors of a file. */
import type { OptimizerMoments } from '#evolution';
import type { PlacedTensor } from '#model';
import type { NamedTensor } from '#tournament';
import { flatten, tensorsOf } from '#workbench';

export interface OptimizerState extends OptimizerMoments {
  /** Taken so far, of which bias corrections depend. */
  readonly steps: number;
}

export function optimizerTensors({ momentum, variance, steps }: OptimizerState, layout: readonly PlacedTensor[]) {
  return [
    ...tensorsOf(momentum, layout).map((tensor) => ({ ...tensor, name: `momentum.${tensor.name}` })),
    ...tensorsOf(variance, layout).map((tensor) => ({ ...tensor, name: `variance.${tensor.name}` })),
    { name: 'steps', shape: [1], values: Float32Array.of(steps) },
  ];
}

export function optimizerStateOf(tensors: readonly NamedTensor[], layout: readonly PlacedTensor[]): OptimizerState {
  const momentOf = (moment: string): Float32Array => {
    const own = tensors.filter(({ name }) => name.startsWith(`${moment}.`));
    return flatten(
      own.map((tensor) => ({ ...tensor, name: tensor.name.slice(moment.length + 1) })),
      layout,
    );
  };
  const steps = tensors.find(({ name }) => name === 'steps')?.values[0] ?? 0;
  return { momentum: momentOf('momentum'), variance: momentOf('variance'), steps };
}
