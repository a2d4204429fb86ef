/** The regulatory genome of a newborn, and the marks that it inherits as weights are inherited. */
import { type Prng, prngOf } from '#base';
import { type Conception, geneParents } from '#evolution';
import {
  bare,
  type Conceived,
  conceiveGenome,
  inGermline,
  isModule,
  type Marks,
  type RegulatoryGene,
  signalNames,
} from '#regulation';
import type { TournamentConfig } from '../config';
import type { Individual, Tournament } from '../records';
import type { BornRegulation } from './regulation-records';

type Heredity = TournamentConfig['heredity']['weights'];

/** Undefined without regulation. With it all who live have a regulatory genome, those that a fork started from too. */
export function bornRegulation(
  { config, seed }: Pick<Tournament, 'config' | 'seed'>,
  generation: number,
  { slot, parents }: Pick<Conception, 'slot' | 'parents'>,
  living: ReadonlyMap<string, Individual>,
): BornRegulation | undefined {
  const { regulation, heredity } = config;
  if (!regulation) return undefined;
  const prng = prngOf({ seed, generation, purpose: 'regulation', subject: slot });
  const couple = geneParents(parents).map(({ id }) => living.get(id)!);
  const genomes = couple.map(handedOn);
  const signals = signalNames(regulation.cue.dimensions).length;
  const conceived = conceiveGenome(genomes, regulation, signals, `${generation}-${slot}`, prng);
  const givers = couple.length === 2 ? { fromSecondary: fromSecondary(conceived) } : {};
  if (regulation.chromatin === 'off') return { ...conceived.genome, marks: null, ...givers };
  const passed = couple.map((parent) => passedBy(parent, heredity.weights));
  const germline = prngOf({ seed, generation, purpose: 'marks of newborns', subject: slot });
  const marks = marksOf(conceived, passed, regulation.chromatin.sites, germline);
  return { ...conceived.genome, marks, ...givers };
}

/** The genome that children inherit: with the genes that an appraisal after the newest life chose, if there was one. */
function handedOn({ regulation, life }: Individual): BornRegulation {
  return { ...regulation!, genes: life?.regulation?.appraised?.genes ?? regulation!.genes };
}

/** Marks that a parent has for its children: those that its life left, those that it was born with, or none. */
function passedBy({ life, regulation }: Individual, heredity: Heredity): Marks {
  if (heredity === 'darwinian') return {};
  const own = heredity === 'lamarckian' ? (life?.regulation ?? regulation) : regulation;
  return own?.marks ?? {};
}

/** Its own id of a gene that a parent gave, of a new duplicate that of what it was copied from; null of a founder's. */
function sourceOf({ givers }: Conceived, { id, parentId }: RegulatoryGene): string | null {
  return givers.has(id) ? id : parentId;
}

function fromSecondary(conceived: Conceived): readonly string[] {
  const { genome, givers } = conceived;
  return genome.genes.filter((gene) => givers.get(sourceOf(conceived, gene)!) === 1).map(({ id }) => id);
}

/** A promoter has the marks of the parent who gave it, a duplicate those of what it was copied from. */
function marksOf(conceived: Conceived, passed: readonly Marks[], sites: number, prng: Prng): Marks {
  const { genome, givers } = conceived;
  return Object.fromEntries(
    genome.genes.filter(isModule).map((gene) => {
      const source = sourceOf(conceived, gene);
      const marks = source === null ? undefined : passed[givers.get(source) ?? 0]?.[source];
      return [gene.id, marks && genome.chromatin ? inGermline(marks, genome.chromatin, prng) : bare(sites)];
    }),
  );
}
