/** Expression: which genes of a genome become the phenotype. The others are silent: inherited, mutated, without effect. */
import { InvalidValueError } from '#base';
import type { Genome } from './genome';
import { type Architecture, FAMILIES, type Family, type Phenotype } from './phenotype';

const RECURRENT_GENES = ['context', 'embedding', 'width', 'depth'] as const;
const MLP_GENES = ['context', 'embedding', 'width', 'depth', 'window'] as const;
const TRANSFORMER_GENES = ['context', 'width', 'depth', 'heads'] as const;
const RECIPE_GENES = [
  'batchSize',
  'learningRate',
  'warmupFraction',
  'weightDecay',
  'labelSmoothing',
  'clipNorm',
  'temperature',
] as const;

const ARCHITECTURE_GENES: Readonly<Record<Family, readonly string[]>> = {
  mlp: MLP_GENES,
  rnn: RECURRENT_GENES,
  gru: RECURRENT_GENES,
  lstm: RECURRENT_GENES,
  transformer: TRANSFORMER_GENES,
};

/** The phenotype of a genome. Throws an InvalidValueError if the family is unknown or an expressed gene is no number. */
export function express(genome: Genome): Phenotype {
  return { architecture: architectureOf(genome), recipe: numbers(genome, RECIPE_GENES) };
}

/** Names of the genes that a genome expresses, its family's first. */
export function expressedLoci(genome: Genome): readonly string[] {
  return ['family', ...ARCHITECTURE_GENES[familyOf(genome)], ...RECIPE_GENES];
}

/** The architecture family that a genome expresses. Throws an InvalidValueError if there is no such family. */
export function familyOf(genome: Genome): Family {
  const family = FAMILIES.find((known) => known === genome.family);
  if (!family) throw new InvalidValueError('family', genome.family, `one of ${FAMILIES.join(', ')}`);
  return family;
}

function architectureOf(genome: Genome): Architecture {
  const family = familyOf(genome);
  switch (family) {
    case 'mlp':
      return { family, ...numbers(genome, MLP_GENES) };
    case 'transformer': {
      const genes = numbers(genome, TRANSFORMER_GENES);
      return { family, ...genes, heads: largestDivisor(genes.width, genes.heads) };
    }
    default:
      return { family, ...numbers(genome, RECURRENT_GENES) };
  }
}

/** The largest whole number from 1 to `limit` that divides `width`: heads share the width equally. */
function largestDivisor(width: number, limit: number): number {
  let divisor = limit;
  while (width % divisor !== 0) divisor--;
  return divisor;
}

function numbers<Name extends string>(genome: Genome, names: readonly Name[]): Record<Name, number> {
  const entries = names.map((name) => {
    const gene = genome[name];
    if (typeof gene !== 'number') throw new InvalidValueError(name, gene, 'a number');
    return [name, gene] as const;
  });
  return Object.fromEntries(entries) as Record<Name, number>;
}
