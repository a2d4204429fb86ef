import type { Tensor } from '@tensorflow/tfjs-core';

/** tokens [members, batch, time + 1] -> all but the last [members, batch, time], all but the first [members, batch x time]. */
export function inputsAndTargets(tokens: Tensor): { inputs: Tensor; targets: Tensor } {
  const [members, batch, length] = tokens.shape;
  const time = length - 1;
  return {
    inputs: tokens.slice([0, 0, 0], [members, batch, time]),
    targets: tokens.slice([0, 0, 1], [members, batch, time]).reshape([members, batch * time]),
  };
}
