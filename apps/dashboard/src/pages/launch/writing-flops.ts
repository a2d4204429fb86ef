/** What it costs to write for the arena, counted as a run counts its FLOPs. */
import { searchSpaceOf, type SpaceSettings } from '#evolution';
import { express, type Phenotype, type SearchSpace } from '#genome';
import { countParameters, forwardFlopsPerToken, symbolsRead, trainingBytes, trainingFlopsPerToken } from '#model';

interface WritingConfig {
  readonly searchSpace?: SpaceSettings['searchSpace'];
  readonly budget?: Partial<Readonly<Record<'trainingFlops' | 'maximumParameters' | 'memoryMiB', number>>>;
  readonly arena?: Partial<Readonly<Record<'prompts' | 'promptCharacters' | 'sampleCharacters', number>>> | null;
}

const DRAWN = 256;

/** FLOPs with which an individual continues all prompts of a generation: the mean of founders that can be afforded. Throws where the search space is none. */
export function writingFlops(config: unknown, vocabularySize: number): number {
  const { arena, searchSpace = {}, budget = {} } = config as WritingConfig;
  if (!arena) return 0;
  const { prompts = 8, promptCharacters = 100, sampleCharacters = 1000 } = arena;
  const { trainingFlops = Infinity, maximumParameters = 1_000_000, memoryMiB = 4096 } = budget;
  const canLive = ({ architecture, hyperparameters }: Phenotype): boolean =>
    countParameters(architecture, vocabularySize) <= maximumParameters &&
    trainingBytes(architecture, vocabularySize, hyperparameters.batchSize) <= memoryMiB * 2 ** 20 &&
    trainingFlopsPerToken(architecture, vocabularySize) * hyperparameters.batchSize * architecture.context <=
      trainingFlops;
  const costs = founders(searchSpaceOf({ searchSpace }))
    .filter(canLive)
    .map(({ architecture }) => {
      const symbols = symbolsRead(architecture, promptCharacters + sampleCharacters - 1);
      return prompts * symbols * forwardFlopsPerToken(architecture, vocabularySize);
    });
  return costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length);
}

/** The same ones every time. Real genes cost nothing, whatever their value. */
function founders(space: SearchSpace): Phenotype[] {
  const uniform = mulberry32(1);
  return Array.from({ length: DRAWN }, () => {
    const genes = space.map((locus) => [
      locus.name,
      locus.kind === 'real' ? locus.low : locus.values[Math.floor(uniform() * locus.values.length)],
    ]);
    return express(Object.fromEntries(genes) as Parameters<typeof express>[0]);
  });
}

/** A small generator of numbers from 0 to 1 (Tommy Ettinger 2017). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
