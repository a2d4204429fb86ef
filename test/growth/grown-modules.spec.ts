/** A child whose trunk or modules grew computes what its donor does, with any gates. */
import { prngOf } from '#base';
import { inheritWeights } from '#evolution';
import { architectureOf, type Architecture, FAMILIES, type Genome } from '#genome';
import { countParameters, parameterLayout, withModules } from '#model';
import { createLanguageModelFactory } from '#networks';

const VOCABULARY_SIZE = 7;
const CONTEXT = 16;
const factory = createLanguageModelFactory('onnx', { capacity: 20 });
afterAll(() => factory.dispose());

const GENES: Genome = {
  context: CONTEXT,
  width: 16,
  depth: 2,
  embedding: 8,
  heads: 2,
  headSize: 8,
  window: 4,
  kernel: 2,
  experts: 2,
  expertsPerToken: 1,
  positions: 'rotary',
  normalisation: 'rms',
  activation: 'silu',
  tiedEmbeddings: 'untied',
  adapterRank: 2,
};
const KINDS: readonly Genome[] = [
  ...FAMILIES.map((family) => ({ family })),
  { family: 'transformer', normalisation: 'layer', tiedEmbeddings: 'tied' },
  { family: 'gru', adapterPlace: 1 },
  { family: 'gru', adapterRouter: 'sigmoid' },
  { family: 'transformer', adapterPlace: 1, adapterRouter: 'sigmoid' },
  { family: 'convolution', adapterPlace: 1 },
  { family: 'transformer', adapterPlace: 3 },
];
const CHANGES: readonly (readonly [string, Genome, string])[] = [
  ['width', { width: 40 }, 'a b'],
  ['depth', { depth: 4 }, 'a b'],
  ['rank', { adapterRank: 7 }, 'a b'],
  ['a module', {}, 'a new b'],
  ['the order of modules', {}, 'b a'],
  ['all', { width: 40, depth: 4, embedding: 16, heads: 4, adapterRank: 5 }, 'new b a'],
];
const GATES: Readonly<Record<string, number>> = { a: 0.7, b: 1, new: 0.9 };

const streamOf = (purpose: string) => prngOf({ seed: 1, generation: 0, subject: 'grown modules', purpose });
const tokens = Int32Array.from({ length: CONTEXT }, () => 0).map((_, at) => (at * 3 + (at % 4)) % VOCABULARY_SIZE);

function bodyOf(genes: Genome, modules: string): Architecture {
  return architectureOf({ ...GENES, ...genes }, modules.split(' '));
}

function modelOf(architecture: Architecture) {
  const gates = (architecture.modules ?? '').split(' ').filter(Boolean).map((id) => GATES[id]); // prettier-ignore
  return factory.create(architecture, VOCABULARY_SIZE, 1, Float32Array.from(gates));
}

/** Weights away from those at which a model starts: nothing in it is 0. */
function trained(architecture: Architecture): Float32Array {
  const weights = modelOf(architecture).initialise([streamOf('donor')]);
  const prng = streamOf('training');
  for (const { offset, size, shape, multiplies } of parameterLayout(architecture, VOCABULARY_SIZE)) {
    const deviation = multiplies ? 0.7 / Math.sqrt(shape[0]) : 0.1;
    for (let at = offset; at < offset + size; at++) weights[at] += deviation * prng.normal();
  }
  return weights;
}

const farthest = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at])), 0);

describe.each(KINDS.map((kind) => [Object.values(kind).join(' '), kind] as const))('%s', (_, kind) => {
  const donor = bodyOf(kind, 'a b');
  const weights = trained(donor);

  test.each(CHANGES)('%s grows, and the logits stay', async (__, genes, modules) => {
    const child = bodyOf({ ...genes, ...kind }, modules);
    const fresh = modelOf(child).initialise([streamOf('child')]);
    const [layout, from] = [child, donor].map((each) => parameterLayout(each, VOCABULARY_SIZE));
    const inherited = inheritWeights(layout, from, weights, fresh);
    const [before, after] = [await modelOf(donor).logits(weights, tokens), await modelOf(child).logits(inherited.weights, tokens)]; // prettier-ignore
    const trunk = weights.subarray(0, countParameters(withModules(donor, []), VOCABULARY_SIZE));
    const bare = await modelOf(withModules(donor, [])).logits(trunk, tokens);
    expect(farthest(before, bare)).toBeGreaterThan(0.03); // modules matter
    expect(farthest(before, after)).toBeLessThan(1e-4 * Math.max(1, farthest(before, before.map(() => 0)))); // prettier-ignore
  });
});
