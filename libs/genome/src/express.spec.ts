import { InvalidValueError } from '#base';
import { architectureOf, express, expressedLoci, familyOf } from './express';
import type { Genome } from './genome';
import { MODULE_LOCI } from './module-loci';
import { FAMILIES } from './phenotype';
import { DEFAULT_SEARCH_SPACE, type GeneValue } from './search-space';

const HYPERPARAMETERS = {
  batchSize: 16,
  optimizer: 'adamw',
  learningRate: 3e-3,
  schedule: 'wsd',
  warmupFraction: 0.1,
  weightDecay: 0.01,
  labelSmoothing: 0.05,
  clipNorm: 1,
  dropout: 0.1,
  gradientNoise: 0.3,
  sparsity: 0.5,
  temperature: 0.8,
  topK: 20,
  topP: 0.9,
};
const DECODER = {
  context: 32,
  width: 96,
  depth: 2,
  normalisation: 'layer',
  activation: 'gelu',
  tiedEmbeddings: 'tied',
};
const ATTENTION = { heads: 4, headSize: 16, positions: 'rotary' };
const EXPERTS = { experts: 4, expertsPerToken: 2 };
const GENOME: Genome = {
  ...DECODER,
  ...ATTENTION,
  ...EXPERTS,
  embedding: 48,
  window: 8,
  kernel: 3,
  ...HYPERPARAMETERS,
};
const RECURRENT = { context: 32, embedding: 48, width: 96, depth: 2 };

describe('express', () => {
  test.each([
    ['mlp', { ...RECURRENT, window: 8 }],
    ['rnn', RECURRENT],
    ['gru', RECURRENT],
    ['lstm', RECURRENT],
    ['transformer', { ...DECODER, ...ATTENTION }],
    ['moe', { ...DECODER, ...ATTENTION, ...EXPERTS }],
    ['mingru', DECODER],
    ['minlstm', DECODER],
    ['convolution', { ...DECODER, kernel: 3 }],
  ])('expresses the genes of %s and leaves the others silent', (family, genes) => {
    expect(express({ ...GENOME, family })).toEqual({
      architecture: { family, ...genes },
      hyperparameters: HYPERPARAMETERS,
    });
  });

  it('has as many heads as its gene says, of their own size, whatever the width', () => {
    const genes = { width: 48, heads: 8, headSize: 32 };
    expect(express({ ...GENOME, ...genes, family: 'transformer' }).architecture).toMatchObject(genes);
  });

  it.each(['lion', 'sgd'])(
    'reads the learning rate of %s on its own scale, and keeps what a step decays',
    (optimizer) => {
      const { hyperparameters } = express({ ...GENOME, family: 'gru', optimizer });
      expect(hyperparameters.learningRate > HYPERPARAMETERS.learningRate).toBe(optimizer === 'sgd');
      expect(hyperparameters.learningRate * hyperparameters.weightDecay).toBeCloseTo(
        HYPERPARAMETERS.learningRate * HYPERPARAMETERS.weightDecay,
        12,
      );
    },
  );

  it('refuses an unknown family and a missing gene, naming them', () => {
    expect(() => express({ ...GENOME, family: 'mamba' })).toThrow(
      expect.objectContaining({ field: 'family', value: 'mamba' }),
    );
    expect(() => familyOf({})).toThrow(InvalidValueError);
    expect(() => express({ family: 'gru', ...HYPERPARAMETERS })).toThrow(expect.objectContaining({ field: 'context' }));
    expect(() => express({ ...GENOME, family: 'moe', activation: 'elu' })).toThrow(
      expect.objectContaining({ field: 'activation', value: 'elu', expected: 'one of relu2, gelu, silu' }),
    );
  });
});

describe('expressedLoci', () => {
  const otherAllele = (name: string, gene: GeneValue): GeneValue => {
    if (typeof gene === 'number') return 2 * gene;
    const locus = DEFAULT_SEARCH_SPACE.find((known) => known.name === name);
    return locus?.kind === 'categorical' ? locus.values.find((value) => value !== gene)! : NaN;
  };

  test.each(FAMILIES)('names the genes that make a difference to %s, and no others', (family) => {
    const genome: Genome = { ...GENOME, family };
    const phenotype = JSON.stringify(express(genome));
    const matters = Object.keys(GENOME).filter((name) => {
      const changed = { ...genome, [name]: otherAllele(name, genome[name]) };
      return JSON.stringify(express(changed)) !== phenotype;
    });
    expect([...expressedLoci(genome)].sort()).toEqual(['family', ...matters].sort());
  });

  test.each([
    [2, 2, 4],
    [0, 2, 1],
    [2, 1, 3],
    [0, 1, 1],
  ])('of %j modules and %j layers names %j of the loci of modules, those that matter', (modules, depth, count) => {
    const genome: Genome = { ...GENOME, family: 'gru', depth, modules, adapterRank: 4, adapterPlace: 1, adapterRouter: 'none' }; // prettier-ignore
    const matters = MODULE_LOCI.filter(({ name, values }) => {
      const made = values.map((value) => JSON.stringify(architectureOf({ ...genome, [name]: value })));
      return new Set(made).size > 1;
    }).map(({ name }) => name);
    const names = MODULE_LOCI.map(({ name }) => name);
    expect(expressedLoci(genome).filter((name) => names.includes(name))).toEqual(matters);
    expect(matters).toHaveLength(count);
  });

  it('has a router where the gene says so, and none in an architecture where it does not', () => {
    const genome: Genome = { ...GENOME, family: 'gru', modules: 2, adapterRouter: 'sigmoid' };
    expect(architectureOf(genome)).toMatchObject({ modules: '0 1', adapterRouter: 'sigmoid' });
    expect(Object.keys(architectureOf({ ...genome, adapterRouter: 'none' }))).not.toContain('adapterRouter');
    expect(() => architectureOf({ ...genome, adapterRouter: 'softmax' })).toThrow('one of none, sigmoid');
  });

  it('has rank and place where regulation says how many modules there are', () => {
    const genome: Genome = { ...GENOME, family: 'gru', adapterRank: 2, adapterPlace: 3 };
    expect(expressedLoci(genome)).toEqual(expect.arrayContaining(['adapterRank', 'adapterPlace']));
    expect(architectureOf(genome, ['m0', 'm3'])).toMatchObject({ modules: 'm0 m3', adapterRank: 2, adapterPlace: 2 });
  });
});
