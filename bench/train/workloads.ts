import { InvalidValueError } from '#base';
import { architectureOf, type Architecture } from '#genome';
import { trainingFlopsPerToken } from '#model';
import { GENES, referenceOf } from '../reference';

/** A population to train: `members` models, each on `batch` windows a step. */
export interface Workload {
  readonly name: string;
  readonly architecture: Architecture;
  readonly members: number;
  readonly batch: number;
}

const gru = (genes: object): Architecture =>
  architectureOf({ ...GENES, family: 'gru', width: 128, depth: 1, ...genes });

const TRANSFORMER = referenceOf('transformer');
const GRU = gru({});
/** Of about 1 and 10 million parameters: depth, width, heads and contexts of nanoGPT's configs for a processor and for a card. */
const TRANSFORMER_1M = referenceOf('transformer', { width: 128, depth: 4, headSize: 32 });
const TRANSFORMER_10M = referenceOf('transformer', { width: 384, depth: 6, heads: 6, headSize: 64, context: 256 });
const GRU_1M = gru({ width: 512 });
const GRU_10M = gru({ width: 1024, depth: 2, embedding: 64 });

export const WORKLOADS: readonly Workload[] = [
  { name: 'transformers', architecture: TRANSFORMER, members: 16, batch: 8 },
  { name: 'grus', architecture: GRU, members: 16, batch: 16 },
  { name: 'transformer', architecture: TRANSFORMER, members: 1, batch: 8 },
  { name: 'gru', architecture: GRU, members: 1, batch: 16 },
  { name: 'transformers-1m', architecture: TRANSFORMER_1M, members: 8, batch: 12 },
  { name: 'transformer-1m', architecture: TRANSFORMER_1M, members: 1, batch: 12 },
  { name: 'grus-1m', architecture: GRU_1M, members: 8, batch: 16 },
  { name: 'gru-1m', architecture: GRU_1M, members: 1, batch: 16 },
  { name: 'transformers-10m', architecture: TRANSFORMER_10M, members: 4, batch: 4 },
  { name: 'transformer-10m', architecture: TRANSFORMER_10M, members: 1, batch: 4 },
  { name: 'grus-10m', architecture: GRU_10M, members: 4, batch: 16 },
  { name: 'gru-10m', architecture: GRU_10M, members: 1, batch: 16 },
];

export const DEFAULT_WORKLOADS = ['transformers', 'grus', 'transformer'];

/** `sizes` are all. Throws an InvalidValueError on an unknown name. */
export function workloadsOf(names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    name === 'sizes' ? WORKLOADS.map((workload) => workload.name) : workloadOf(name).name,
  );
}

/** Throws an InvalidValueError on an unknown name. */
export function workloadOf(name: string): Workload {
  const found = WORKLOADS.find((workload) => workload.name === name);
  if (found) return found;
  const known = ['sizes', ...WORKLOADS.map((workload) => workload.name)].join(', ');
  throw new InvalidValueError('workload', name, `one of ${known}`);
}

/** FLOPs of a step of all members. */
export function flopsPerStep({ architecture, members, batch }: Workload, vocabularySize: number): number {
  return members * batch * architecture.context * trainingFlopsPerToken(architecture, vocabularySize);
}
