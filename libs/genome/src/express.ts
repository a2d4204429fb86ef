/** Expression: which genes of a genome become the phenotype. The others are silent: inherited, mutated, without effect. */
import { InvalidValueError } from '#base';
import type { Genome } from './genome';
import {
  ACTIVATIONS,
  type Architecture,
  type Attention,
  type Decoder,
  FAMILIES,
  type Family,
  NORMALISATIONS,
  type Optimizer,
  OPTIMIZERS,
  type Phenotype,
  POSITIONS,
  ROUTERS,
  type Hyperparameters,
  type Modular,
  SCHEDULES,
  TIED_EMBEDDINGS,
} from './phenotype';
import { DEFAULT_RANK, MODULE_LOCI } from './module-loci';
import { RATE_LOCI } from './rate-loci';

const RECURRENT_GENES = ['context', 'embedding', 'width', 'depth'] as const;
const MLP_GENES = ['context', 'embedding', 'width', 'depth', 'window'] as const;
const DECODER_GENES = ['context', 'width', 'depth', 'normalisation', 'activation', 'tiedEmbeddings'] as const;
const ATTENTION_GENES = ['heads', 'headSize', 'positions'] as const;
const NUMERIC_HYPERPARAMETER_GENES = [
  'batchSize',
  'learningRate',
  'warmupFraction',
  'weightDecay',
  'labelSmoothing',
  'clipNorm',
  'dropout',
  'gradientNoise',
  'sparsity',
  'temperature',
  'topK',
  'topP',
] as const;
const HYPERPARAMETER_GENES = [...NUMERIC_HYPERPARAMETER_GENES, 'optimizer', 'schedule'] as const;

/**
 * The gene of the learning rate is read on AdamW's scale, so that its alleles suit every optimizer: a step of Lion is a sign, as large as
 * AdamW's largest, and one of gradient descent as small as the gradient. docs/training.md says what was measured.
 */
const LEARNING_RATE_SCALE: Readonly<Record<Optimizer, number>> = { adamw: 1, lion: 0.3, sgd: 50 };

const ARCHITECTURE_GENES: Readonly<Record<Family, readonly string[]>> = {
  mlp: MLP_GENES,
  rnn: RECURRENT_GENES,
  gru: RECURRENT_GENES,
  lstm: RECURRENT_GENES,
  transformer: [...DECODER_GENES, ...ATTENTION_GENES],
  moe: [...DECODER_GENES, ...ATTENTION_GENES, 'experts', 'expertsPerToken'],
  mingru: DECODER_GENES,
  minlstm: DECODER_GENES,
  convolution: [...DECODER_GENES, 'kernel'],
};

/** The phenotype of a genome, with modules of these ids, or as many as a gene says. Throws an InvalidValueError if the family is unknown or an expressed gene is not of its kind. */
export function express(genome: Genome, modules?: readonly string[]): Phenotype {
  return { architecture: architectureOf(genome, modules), hyperparameters: hyperparametersOf(genome) };
}

/** Names of the genes that a genome expresses, its family's first; its own rates of variation have an effect too, on its children. */
export function expressedLoci(genome: Genome): readonly string[] {
  const further = [...MODULE_LOCI, ...RATE_LOCI].map(({ name }) => name).filter((name) => name in genome);
  const expressed = further.filter((name) => !isSilentOfModules(genome, name));
  return ['family', ...ARCHITECTURE_GENES[familyOf(genome)], ...HYPERPARAMETER_GENES, ...expressed];
}

/** Rank, place and router of modules where a gene says that there are none, and the place where there is one layer alone. */
function isSilentOfModules({ modules, depth }: Genome, name: string): boolean {
  return (modules === 0 && name.startsWith('adapter')) || (depth === 1 && name === 'adapterPlace');
}

/** Names of the genes that make the architecture of a family; those of modules a genome may lack. */
export function architectureLoci(family: Family): readonly string[] {
  return [...ARCHITECTURE_GENES[family], ...MODULE_LOCI.map(({ name }) => name)];
}

/** The architecture family that a genome expresses. Throws an InvalidValueError if there is no such family. */
export function familyOf(genome: Genome): Family {
  return choice(genome, 'family', FAMILIES);
}

/** The architecture alone, with modules of these ids. Throws as `express` does. */
export function architectureOf(genome: Genome, modules: readonly string[] = modulesOf(genome)): Architecture {
  const trunk = trunkOf(genome);
  return modules.length === 0 ? trunk : { ...trunk, ...modular(genome, modules) };
}

/** Where a gene says how many there are, they are numbered. */
function modulesOf(genome: Genome): readonly string[] {
  if (!('modules' in genome)) return [];
  return Array.from({ length: numbers(genome, ['modules']).modules }, (_, at) => String(at));
}

function modular(genome: Genome, modules: readonly string[]): Modular {
  const given = (['adapterRank', 'adapterPlace'] as const).filter((name) => name in genome);
  const { adapterRank = DEFAULT_RANK, ...place }: Modular = numbers(placed(genome), given);
  const router = 'adapterRouter' in genome ? choice(genome, 'adapterRouter', ROUTERS) : 'none';
  return { modules: modules.join(' '), adapterRank, ...place, ...(router !== 'none' && { adapterRouter: router }) };
}

/** With its place of modules as it is expressed: beyond the last layer it is the last one. */
export function placed(genome: Genome): Genome {
  const { adapterPlace, depth } = genome;
  if (typeof adapterPlace !== 'number' || typeof depth !== 'number') return genome;
  return { ...genome, adapterPlace: Math.min(adapterPlace, depth) };
}

function trunkOf(genome: Genome): Architecture {
  const family = familyOf(genome);
  switch (family) {
    case 'mlp':
      return { family, ...numbers(genome, MLP_GENES) };
    case 'transformer':
      return { family, ...decoderOf(genome), ...attentionOf(genome) };
    case 'moe': {
      const experts = numbers(genome, ['experts', 'expertsPerToken'] as const);
      return { family, ...decoderOf(genome), ...attentionOf(genome), ...experts };
    }
    case 'mingru':
    case 'minlstm':
      return { family, ...decoderOf(genome) };
    case 'convolution':
      return { family, ...decoderOf(genome), ...numbers(genome, ['kernel'] as const) };
    default:
      return { family, ...numbers(genome, RECURRENT_GENES) };
  }
}

function hyperparametersOf(genome: Genome): Hyperparameters {
  const optimizer = choice(genome, 'optimizer', OPTIMIZERS);
  const schedule = choice(genome, 'schedule', SCHEDULES);
  const { learningRate, weightDecay, ...others } = numbers(genome, NUMERIC_HYPERPARAMETER_GENES);
  const scale = LEARNING_RATE_SCALE[optimizer]; // what a step takes off stays the same
  return { ...others, optimizer, schedule, learningRate: learningRate * scale, weightDecay: weightDecay / scale };
}

function decoderOf(genome: Genome): Decoder {
  return {
    ...numbers(genome, ['context', 'width', 'depth'] as const),
    normalisation: choice(genome, 'normalisation', NORMALISATIONS),
    activation: choice(genome, 'activation', ACTIVATIONS),
    tiedEmbeddings: choice(genome, 'tiedEmbeddings', TIED_EMBEDDINGS),
  };
}

function attentionOf(genome: Genome): Attention {
  return {
    ...numbers(genome, ['heads', 'headSize'] as const),
    positions: choice(genome, 'positions', POSITIONS),
  };
}

function numbers<Name extends string>(genome: Genome, names: readonly Name[]): Record<Name, number> {
  const entries = names.map((name) => {
    const gene = genome[name];
    if (typeof gene !== 'number') throw new InvalidValueError(name, gene, 'a number');
    return [name, gene] as const;
  });
  return Object.fromEntries(entries) as Record<Name, number>;
}

function choice<Allele extends string>(genome: Genome, name: string, alleles: readonly Allele[]): Allele {
  const allele = alleles.find((known) => known === genome[name]);
  if (!allele) throw new InvalidValueError(name, genome[name], `one of ${alleles.join(', ')}`);
  return allele;
}
