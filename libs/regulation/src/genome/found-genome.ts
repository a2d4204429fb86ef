/** The regulatory genome of a founder. Its genes have the ids of all founders', so that founders align. */
import type { Prng } from '#base';
import { BASES } from '../dna';
import { weightsOf } from '../motif/weight-matrix';
import { readMotifs } from '../motif-file/read-motifs';
import { BOUNDS, kept } from './bounds';
import { motifOf } from './motif-weights';
import type { ChromatinSettings, RegulationSettings } from './regulation-settings';
import type { ChromatinGenes, FactorGene, ModuleGene, RegulatoryGene, RegulatoryGenome } from './regulatory-genome';

/** Eighths of a bit by which the consensus of a drawn motif is above the other bases, on average: 1.5 bits of information a position. */
const SHARPNESS = 24;

/** Ids of the modules of a founder's network; undefined without regulation. */
export function foundedModules(
  settings: Pick<RegulationSettings, 'modules'> | undefined,
): readonly string[] | undefined {
  return settings && Array.from({ length: settings.modules }, (_, at) => `m${at}`);
}

type Founding = Pick<
  RegulationSettings,
  'modules' | 'hyperparameters' | 'promoterBases' | 'factors' | 'motifPositions' | 'motifs' | 'chromatin'
>;

/** `signals` is how many there are. Modules and factors alternate, as far as there are both. */
export function foundGenome(settings: Founding, signals: number, prng: Prng): RegulatoryGenome {
  const seeds = settings.motifs === null ? [] : motifsOf(settings.motifs);
  const targets = [...new Array<null>(settings.modules).fill(null), ...settings.hyperparameters];
  const modules = targets.map((target, at) => moduleOf(target, at, settings.promoterBases, prng));
  const factors = Array.from({ length: settings.factors }, (_, at) => {
    const motif = seeds.length > 0 ? seeds[at % seeds.length] : settings.motifPositions;
    return factorOf(motif, at, signals, prng);
  });
  const genes: RegulatoryGene[] = [];
  for (let at = 0; at < Math.max(modules.length, factors.length); at++) {
    genes.push(...modules.slice(at, at + 1), ...factors.slice(at, at + 1));
  }
  return { genes, chromatin: settings.chromatin === 'off' ? null : genesIn(settings.chromatin) };
}

/** Of the text that was read last: all founders of a tournament have the same one. */
let lastRead: { readonly text: string; readonly motifs: readonly number[][][] } | undefined;

function motifsOf(text: string): readonly number[][][] {
  if (lastRead?.text !== text) {
    lastRead = { text, motifs: readMotifs(text).map((motif) => motifOf(weightsOf(motif))) };
  }
  return lastRead.motifs;
}

function moduleOf(target: string | null, at: number, bases: number, prng: Prng): ModuleGene {
  const promoter = Array.from({ length: bases }, () => BASES[prng.integer(4)]).join('');
  return { kind: 'module', id: `m${at}`, parentId: null, target, promoter, basal: kept(prng.normal(), BOUNDS.basal) };
}

/** `seed` is its motif, or how many positions one has that is drawn. */
function factorOf(seed: number[][] | number, at: number, signals: number, prng: Prng): FactorGene {
  const motif = typeof seed === 'number' ? drawnMotif(seed, prng) : seed;
  return {
    kind: 'factor',
    id: `f${at}`,
    parentId: null,
    motif,
    effect: kept(2 * prng.normal(), BOUNDS.effect),
    threshold: kept(prng.normal(), BOUNDS.threshold),
    arming: Array.from({ length: signals }, () => kept(2 * prng.normal(), BOUNDS.arming)),
    cooperativity: kept(2 * prng.uniform(), BOUNDS.cooperativity),
    isPioneer: prng.chance(0.125),
  };
}

function drawnMotif(positions: number, prng: Prng): number[][] {
  return Array.from({ length: positions }, () => {
    const consensus = prng.integer(4);
    return [0, 1, 2, 3].map((base) => (base === consensus ? SHARPNESS : 0) + prng.integer(9) - 4);
  });
}

function genesIn({
  sites: _sites,
  divisions: _divisions,
  worthSymbols: _symbols,
  ...genes
}: ChromatinSettings): ChromatinGenes {
  return genes;
}
