import type { Architecture } from '#genome';
import { mixerOf } from '#model';
import { UNIT_STATES } from './families/recurrent';

/** What an architecture carries from symbol to symbol: by name, the shape for one text. */
export function stateShapes(architecture: Architecture): Readonly<Record<string, readonly number[]>> {
  if (architecture.family === 'mlp') {
    const { window, embedding } = architecture;
    return window > 1 ? { past: [window - 1, embedding] } : {};
  }
  const layers = Array.from({ length: architecture.depth }, (_, layer) => Object.entries(ofLayer(architecture, layer)));
  return Object.fromEntries(layers.flat());
}

function ofLayer(architecture: Exclude<Architecture, { family: 'mlp' }>, layer: number): Record<string, number[]> {
  const { family, width } = architecture;
  switch (family) {
    case 'rnn':
    case 'gru':
    case 'lstm':
      return Object.fromEntries(UNIT_STATES[family].map((name) => [`layer.${layer}.${name}`, [width]]));
    case 'mingru':
    case 'minlstm':
      return { [`block.${layer}.${mixerOf(architecture)}.hidden`]: [width] };
    case 'convolution':
      return { [`block.${layer}.convolution.past`]: [(architecture.kernel - 1) * 2 ** layer, width] };
    case 'transformer':
    case 'moe': {
      const shape = [architecture.heads, architecture.context, architecture.headSize];
      return { [`block.${layer}.attention.keys`]: shape, [`block.${layer}.attention.values`]: shape };
    }
  }
}
