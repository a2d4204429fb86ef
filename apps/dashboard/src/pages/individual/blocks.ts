/** An architecture as a stack of blocks, from the symbols up to the predictions. */

export interface Block {
  readonly name: string;
  readonly detail: string;
  /** What happens over time, what at each position, and what lies around both. */
  readonly kind: 'ends' | 'time' | 'position';
}

export interface Stack {
  readonly first: Block;
  /** These, `depth` times over. */
  readonly layers: readonly Block[];
  readonly depth: number;
  readonly last: Block;
}

type Architecture = Readonly<Record<string, string | number>>;

const CELLS: Readonly<Record<string, string>> = { rnn: 'Elman unit', gru: 'GRU', lstm: 'LSTM' };

export function stackOf(architecture: Architecture): Stack {
  const { family, width, depth, embedding, context } = architecture;
  const output = (from: string): Block => ({ name: 'predictions', detail: from, kind: 'ends' });
  const input = (size: string | number, more = ''): Block => ({
    name: 'embedding',
    detail: `${size} wide${more}, context ${context}`,
    kind: 'ends',
  });
  if (family === 'mlp') {
    const layer: Block = { name: 'perceptron layer', detail: `${width} units`, kind: 'position' };
    const first = input(embedding, `, window of ${architecture.window}`);
    return { first, layers: [layer], depth: Number(depth), last: output('softmax') };
  }
  if (String(family) in CELLS) {
    const layer: Block = { name: CELLS[String(family)], detail: `${width} units`, kind: 'time' };
    return { first: input(embedding), layers: [layer], depth: Number(depth), last: output('softmax') };
  }
  const norm = `after ${architecture.normalisation} norm`;
  return {
    first: input(width, architecture.positions ? `, ${architecture.positions} positions` : ''),
    layers: [
      { ...mixerOf(architecture), kind: 'time' },
      { ...feedForwardOf(architecture, norm), kind: 'position' },
    ],
    depth: Number(depth),
    last: output(architecture.tiedEmbeddings === 'tied' ? 'tied to the embedding' : 'softmax'),
  };
}

function mixerOf({ family, heads, headSize, kernel, width }: Architecture): Omit<Block, 'kind'> {
  if (family === 'convolution') return { name: 'causal convolution', detail: `${width} channels, kernel ${kernel}` };
  if (family === 'mingru') return { name: 'minGRU', detail: `${width} units` };
  if (family === 'minlstm') return { name: 'minLSTM', detail: `${width} units` };
  if (family === 'transformer' || family === 'moe')
    return { name: 'attention', detail: `${heads} heads of ${headSize}` };
  return { name: String(family), detail: `${width} wide` };
}

function feedForwardOf({ experts, expertsPerToken, activation }: Architecture, norm: string): Omit<Block, 'kind'> {
  if (experts === undefined) return { name: 'feed-forward', detail: `${activation}, ${norm}` };
  return { name: 'mixture of experts', detail: `${expertsPerToken} of ${experts}, ${activation}, ${norm}` };
}
