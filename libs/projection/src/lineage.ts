/**
 * Everyone who was ever born, one row each in the order of births, in columns of numbers. Each row keeps the sequence
 * numbers at which it was born, marked and died, so that the tournament can be shown as it was at any event of its log.
 */
import type { EventData } from '#contracts';
import { type Column, integers, reals, small } from './column';

/** Stands for a row that there is not, and for what has not happened. */
export const NONE = -1;

export interface Lineage {
  readonly ids: string[];
  readonly rowOf: Map<string, number>;
  /** Names that the columns `niche`, `deme`, `family` and `cause` point into, in the order in which they were received. */
  readonly niches: string[];
  readonly demes: string[];
  readonly families: string[];
  readonly causes: string[];
  readonly generation: Column<Int32Array>;
  readonly slot: Column<Int32Array>;
  readonly niche: Column<Uint8Array>;
  readonly deme: Column<Uint8Array>;
  readonly family: Column<Uint8Array>;
  readonly parameters: Column<Int32Array>;
  /** Rows of the parents. */
  readonly primary: Column<Int32Array>;
  readonly secondary: Column<Int32Array>;
  /** Fraction of genes from the primary parent. */
  readonly primaryShare: Column<Float32Array>;
  /** On validation; NaN before the evaluation. */
  readonly bits: Column<Float32Array>;
  /** Entropy of its predictions, in bits. */
  readonly predictionEntropy: Column<Float32Array>;
  /** The newest rating in nats; NaN without one. */
  readonly rating: Column<Float32Array>;
  readonly bornSeq: Column<Int32Array>;
  readonly evaluatedSeq: Column<Int32Array>;
  readonly diedSeq: Column<Int32Array>;
  /** Last generation it lived in. */
  readonly diedGeneration: Column<Int32Array>;
  /** Why it died. */
  readonly cause: Column<Int32Array>;
}

export function createLineage(): Lineage {
  return {
    ids: [],
    rowOf: new Map(),
    niches: [],
    demes: [],
    families: [],
    causes: [],
    generation: integers(),
    slot: integers(),
    niche: small(),
    deme: small(),
    family: small(),
    parameters: integers(),
    primary: integers(),
    secondary: integers(),
    primaryShare: reals(),
    bits: reals(),
    predictionEntropy: reals(),
    rating: reals(),
    bornSeq: integers(),
    evaluatedSeq: integers(),
    diedSeq: integers(),
    diedGeneration: integers(),
    cause: integers(),
  };
}

export function addBirth(lineage: Lineage, born: EventData['individual.born'], seq: number): void {
  const primary = born.parents.find(({ role }) => role === 'primary');
  const secondary = born.parents.find(({ role }) => role === 'secondary');
  const rowOf = (id: string | undefined): number => (id === undefined ? NONE : (lineage.rowOf.get(id) ?? NONE));
  lineage.rowOf.set(born.id, lineage.ids.push(born.id) - 1);
  lineage.generation.push(born.generation);
  lineage.slot.push(born.slot);
  lineage.niche.push(indexOf(lineage.niches, born.niche));
  lineage.deme.push(indexOf(lineage.demes, born.deme));
  lineage.family.push(indexOf(lineage.families, born.family));
  lineage.parameters.push(born.parameters);
  lineage.primary.push(rowOf(primary?.id));
  lineage.secondary.push(rowOf(secondary?.id));
  lineage.primaryShare.push(primary?.share ?? 0);
  lineage.bits.push(NaN);
  lineage.predictionEntropy.push(NaN);
  lineage.rating.push(NaN);
  lineage.bornSeq.push(seq);
  lineage.evaluatedSeq.push(NONE);
  lineage.diedSeq.push(NONE);
  lineage.diedGeneration.push(NONE);
  lineage.cause.push(NONE);
}

export function addDeath(lineage: Lineage, died: EventData['individual.died'], seq: number): void {
  const row = lineage.rowOf.get(died.id);
  if (row === undefined) return;
  lineage.diedSeq.values[row] = seq;
  lineage.diedGeneration.values[row] = died.generation;
  lineage.cause.values[row] = indexOf(lineage.causes, died.cause);
}

/** Rows born up to an event; rows are in the order of births. */
export function bornBy(lineage: Lineage, seq: number): number {
  let low = 0;
  let high = lineage.ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lineage.bornSeq.values[middle] <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexOf(names: string[], name: string): number {
  const index = names.indexOf(name);
  return index < 0 ? names.push(name) - 1 : index;
}
