import { InvalidValueError } from '#base';
import { architectureOf, type Architecture } from '#genome';
import { referenceOf } from '../reference';

/** A population to train: `members` models, each on `batch` windows a step. */
export interface Workload {
  readonly name: string;
  readonly architecture: Architecture;
  readonly members: number;
  readonly batch: number;
}

const TRANSFORMER = referenceOf('transformer');
const GRU = architectureOf({
  family: 'gru',
  context: 64,
  width: 128,
  depth: 1,
  embedding: 32,
  tiedEmbeddings: 'untied',
});

export const WORKLOADS: readonly Workload[] = [
  { name: 'transformers', architecture: TRANSFORMER, members: 16, batch: 8 },
  { name: 'grus', architecture: GRU, members: 16, batch: 16 },
  { name: 'transformer', architecture: TRANSFORMER, members: 1, batch: 8 },
];

/** Throws an InvalidValueError on an unknown name. */
export function workloadOf(name: string): Workload {
  const found = WORKLOADS.find((workload) => workload.name === name);
  if (found) return found;
  throw new InvalidValueError('workload', name, `one of ${WORKLOADS.map((workload) => workload.name).join(', ')}`);
}
