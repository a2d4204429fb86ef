/** A child that grew computes what its donor does, and all that is new in it learns: through the models that are trained. */
import { prngOf } from '#base';
import { inheritWeights } from '#evolution';
import {
  architectureOf,
  type Architecture,
  DEFAULT_SEARCH_SPACE,
  FAMILIES,
  type Genome,
  LIMITS,
  type Locus,
} from '#genome';
import { parameterLayout } from '#model';
import { createLanguageModelFactory } from '#networks';

const VOCABULARY_SIZE = 7;
const factory = createLanguageModelFactory('onnx', { capacity: 400 });
afterAll(() => factory.dispose());

const GENES: Genome = {
  context: 16,
  width: 32,
  depth: 1,
  embedding: 16,
  heads: 1,
  headSize: 8,
  window: 4,
  kernel: 2,
  experts: 2,
  expertsPerToken: 1,
  positions: 'learned',
  normalisation: 'rms',
  activation: 'silu',
  tiedEmbeddings: 'untied',
};
const GROWN: Genome = {
  ...GENES,
  width: 48,
  depth: 3,
  embedding: 48,
  heads: 4,
  headSize: 16,
  window: 8,
  kernel: 4,
  experts: 8,
};
const LONGER: Genome = { ...GROWN, context: 32 };
const LARGE: Genome = {
  ...GENES,
  context: 64,
  width: 256,
  depth: 12,
  embedding: 128,
  heads: 16,
  headSize: 32,
  window: 32,
  kernel: 8,
  experts: 16,
};
/** Unrolled over more times, a graph takes onnxruntime minutes to make ready; weights of recurrent networks do not know the context. */
const LONGEST_UNROLLED = 128;
const VARIANTS: Readonly<Record<string, readonly Genome[]>> = {
  transformer: [{ positions: 'rotary' }, { tiedEmbeddings: 'tied', normalisation: 'layer', activation: 'gelu' }],
  moe: [{ positions: 'rotary', expertsPerToken: 2, normalisation: 'layer' }, { tiedEmbeddings: 'tied' }],
  convolution: [{ tiedEmbeddings: 'tied' }, { normalisation: 'layer' }],
};

const ordinals = DEFAULT_SEARCH_SPACE.filter(
  (locus): locus is Extract<Locus, { kind: 'ordinal' }> => locus.kind === 'ordinal',
);

/** Every family, as it is and with other genes. */
const KINDS: readonly Genome[] = FAMILIES.flatMap((family) =>
  [{}, ...(VARIANTS[family] ?? [])].map((genes) => ({ family, ...genes })),
);
/** Every ordered pair of alleles of one gene that a family expresses, from the largest to the limit of what a config may choose, and all genes at once. */
const GROWTHS = KINDS.flatMap((kind): (readonly [string, Architecture, Architecture])[] => {
  const of = (genes: Genome): Architecture => architectureOf({ ...GENES, ...genes, ...kind });
  const label = Object.values(kind).join(' ');
  const loci = ordinals.filter(({ name }) => name in of({}) && name !== 'expertsPerToken');
  const pairs = loci.flatMap(({ name, values }) =>
    values.flatMap((from, at) => values.slice(at + 1).map((to) => ({ name, from, to }))),
  );
  return [
    ...pairs.map(
      ({ name, from, to }) => [`${label}: ${name} ${from} -> ${to}`, of({ [name]: from }), of({ [name]: to })] as const,
    ),
    ...loci
      .filter(({ name }) => name in LIMITS)
      .map(({ name, values }) => {
        const isUnrolled = name === 'context' && ['rnn', 'gru', 'lstm'].includes(String(kind['family']));
        const [from, to] = [values.at(-1)!, isUnrolled ? LONGEST_UNROLLED : LIMITS[name].high];
        return [`${label}: ${name} ${from} -> ${to}`, of({ [name]: from }), of({ [name]: to })] as const;
      }),
    [`${label}: all at once`, of({}), of(LONGER)],
    [`${label}: all at once, large`, of({}), of(LARGE)],
  ];
});

const streamOf = (purpose: string) => prngOf({ seed: 1, generation: 0, subject: 'grown', purpose });

/** Weights away from those at which a model starts: nothing in it is 0. */
function weightsLikeTrained(architecture: Architecture): Float32Array {
  const model = factory.create(architecture, VOCABULARY_SIZE, 1);
  const weights = model.initialise([streamOf('donor')]);
  const prng = streamOf('training');
  for (const { offset, size, shape, multiplies } of parameterLayout(architecture, VOCABULARY_SIZE)) {
    const deviation = multiplies ? 0.7 / Math.sqrt(shape[0]) : 0.1;
    for (let at = offset; at < offset + size; at++) weights[at] += deviation * prng.normal();
  }
  return weights;
}

function inherit(child: Architecture, donor: Architecture) {
  const model = factory.create(child, VOCABULARY_SIZE, 1);
  const layout = parameterLayout(child, VOCABULARY_SIZE);
  const fresh = model.initialise([streamOf('child')]);
  return {
    model,
    layout,
    ...inheritWeights(layout, parameterLayout(donor, VOCABULARY_SIZE), weightsLikeTrained(donor), fresh),
  };
}

/** Logits of one text as long as `length`, filled up for a longer context. */
async function logitsOf(architecture: Architecture, weights: Float32Array, length: number): Promise<Float32Array> {
  const prng = streamOf('text');
  const text = Int32Array.from({ length }, () => prng.integer(VOCABULARY_SIZE));
  const tokens = new Int32Array(architecture.context);
  tokens.set(text);
  const logits = await factory.create(architecture, VOCABULARY_SIZE, 1).logits(weights, tokens);
  return logits.subarray(0, length * VOCABULARY_SIZE);
}

function distance(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at])), 0);
}

test.each(GROWTHS)('%s keeps the logits', async (_, donor, child) => {
  const { weights } = inherit(child, donor);
  const before = await logitsOf(donor, weightsLikeTrained(donor), donor.context);
  const after = await logitsOf(child, weights, donor.context);
  const largest = distance(before, new Float32Array(before.length));
  expect(largest).toBeGreaterThan(0.3);
  expect(distance(before, after)).toBeLessThan(1e-4 * Math.max(1, largest));
});

test.each(KINDS.filter((kind) => 'tiedEmbeddings' in kind))(
  '$family: an embedding that becomes apart from its head keeps the logits',
  async (kind) => {
    const [donor, child] = [
      architectureOf({ ...GENES, ...kind }),
      architectureOf({ ...GROWN, ...kind, tiedEmbeddings: 'untied' }),
    ];
    const before = await logitsOf(donor, weightsLikeTrained(donor), donor.context);
    expect(distance(before, await logitsOf(child, inherit(child, donor).weights, donor.context))).toBeLessThan(1e-4);
  },
);

test.each(KINDS)('$family %#: a child of the same architecture is its donor', (kind) => {
  const donor = architectureOf({ ...GROWN, ...kind });
  const { weights, inheritedParameters } = inherit(donor, donor);
  expect(weights).toEqual(weightsLikeTrained(donor));
  expect(inheritedParameters).toBe(weights.length);
});

describe.each(KINDS)('$family grown in all genes', (kind) => {
  const [donor, child] = [GENES, GROWN].map((genes) => architectureOf({ ...genes, ...kind }));

  async function trained(steps: number) {
    const { model, layout, weights } = inherit(child, donor);
    const prng = streamOf('windows');
    const batch = 8;
    const tokens = Int32Array.from({ length: steps * batch * (child.context + 1) }, () =>
      prng.integer(VOCABULARY_SIZE),
    );
    const zeros = (): Float32Array => new Float32Array(weights.length);
    const state = { weights: weights.slice(), momentum: zeros(), variance: zeros(), step: 0 };
    const result = await model.train(state, tokens, {
      learningRate: new Float32Array(steps).fill(0.003),
      weightDecay: Float32Array.of(0),
      labelSmoothing: Float32Array.of(0),
      clipNorm: Float32Array.of(1),
    });
    return { layout, before: weights, after: result.state.weights };
  }

  test('all weights learn within three steps, but for experts that nobody has chosen yet', async () => {
    const { layout, before, after } = await trained(3);
    for (const { name, offset, size } of layout) {
      if (kind.family === 'moe' && /feedforward\.(up|down|router)/.test(name)) continue;
      const idle = before.subarray(offset, offset + size).filter((weight, at) => weight === after[offset + at]);
      expect([name, idle.length / size]).toEqual([name, 0]);
    }
  });

  test('no two units are alike', async () => {
    const { layout, after } = await trained(3);
    for (const { name, offset, shape, multiplies } of layout) {
      if (!multiplies || (kind.family === 'moe' && /feedforward\.(up|down|router)/.test(name))) continue;
      const [rows, columns] = shape;
      const at = (row: number, column: number): number => after[offset + row * columns + column];
      const indices = (length: number) => Array.from({ length }, (_, index) => index);
      const byRow = indices(rows).map((row) =>
        indices(columns)
          .map((column) => at(row, column))
          .join(),
      );
      const byColumn = indices(columns).map((column) =>
        indices(rows)
          .map((row) => at(row, column))
          .join(),
      );
      expect([name, new Set(byRow).size, new Set(byColumn).size]).toEqual([name, rows, columns]);
    }
  });
});
