/**
 * Everyone who was ever born, one row each in the order of births, in columns of numbers. Each row keeps the sequence
 * numbers at which it was born, marked and died, so that the tournament can be shown as it was at any event of its log.
 */
import type { EventData } from '#contracts';
import { type Column, newIntegers, newReals, newSmall } from './column';

/** Stands for a row that there is not, and for what has not happened. */
export const NONE = -1;

export interface Lineage {
  /** Known from the first birth on. */
  tournamentId: string;
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
  /** Number of its newest species. */
  readonly species: Column<Int32Array>;
  readonly bornSeq: Column<Int32Array>;
  readonly evaluatedSeq: Column<Int32Array>;
  readonly diedSeq: Column<Int32Array>;
  /** Last generation it lived in. */
  readonly diedGeneration: Column<Int32Array>;
  /** Why it died. */
  readonly cause: Column<Int32Array>;
}

/** With room for so many before columns grow. */
export function createLineage(room = 256): Lineage {
  const [integers, reals, small] = [() => newIntegers(room), () => newReals(room), () => newSmall(room)];
  return {
    tournamentId: '',
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
    species: integers(),
    bornSeq: integers(),
    evaluatedSeq: integers(),
    diedSeq: integers(),
    diedGeneration: integers(),
    cause: integers(),
  };
}

/** Everyone who was born. */
export const countOf = ({ generation }: Lineage): number => generation.length;

/** `<tournament>-<generation>-<slot>`. */
export function idOf({ tournamentId, generation, slot }: Lineage, row: number): string {
  return `${tournamentId}-${generation.values[row]}-${slot.values[row]}`;
}

/** Undefined where nobody of that id was born. No table of a million ids is kept: rows of a generation follow one another, most often by slot. */
export function rowOf(lineage: Lineage, id: string): number | undefined {
  if (!id.startsWith(`${lineage.tournamentId}-`)) return undefined;
  const [generation, slot] = id
    .slice(lineage.tournamentId.length + 1)
    .split('-')
    .map(Number);
  const { values } = lineage.slot;
  const start = firstFrom(lineage.generation, generation);
  const end = firstFrom(lineage.generation, generation + 1);
  const guess = Math.min(start + slot, end - 1);
  for (let row = guess; row >= start; row--) if (values[row] === slot) return row;
  for (let row = guess + 1; row < end; row++) if (values[row] === slot) return row;
  return undefined;
}

export function addBirth(lineage: Lineage, born: EventData['individual.born'], seq: number): void {
  lineage.tournamentId ||= born.id.slice(0, -`-${born.generation}-${born.slot}`.length);
  const parentRow = (wanted: 'primary' | 'secondary'): number => {
    const parent = born.parents.find(({ role }) => role === wanted);
    return parent ? (rowOf(lineage, parent.id) ?? NONE) : NONE;
  };
  const [primary, secondary] = [parentRow('primary'), parentRow('secondary')];
  lineage.generation.push(born.generation);
  lineage.slot.push(born.slot);
  lineage.niche.push(indexOf(lineage.niches, born.niche));
  lineage.deme.push(indexOf(lineage.demes, born.deme));
  lineage.family.push(indexOf(lineage.families, born.family));
  lineage.parameters.push(born.parameters);
  lineage.primary.push(primary);
  lineage.secondary.push(secondary);
  lineage.primaryShare.push(born.parents.find(({ role }) => role === 'primary')?.share ?? 0);
  lineage.bits.push(NaN);
  lineage.predictionEntropy.push(NaN);
  lineage.rating.push(NaN);
  lineage.species.push(NONE);
  lineage.bornSeq.push(seq);
  lineage.evaluatedSeq.push(NONE);
  lineage.diedSeq.push(NONE);
  lineage.diedGeneration.push(NONE);
  lineage.cause.push(NONE);
}

export function addDeath(lineage: Lineage, died: EventData['individual.died'], seq: number): void {
  const row = rowOf(lineage, died.id);
  if (row === undefined) return;
  lineage.diedSeq.values[row] = seq;
  lineage.diedGeneration.values[row] = died.generation;
  lineage.cause.values[row] = indexOf(lineage.causes, died.cause);
}

/** Rows born up to an event; rows are in the order of births. */
export function bornBy(lineage: Lineage, seq: number): number {
  return firstFrom(lineage.bornSeq, seq + 1);
}

/** The first row of a column that rises whose value is as large. */
function firstFrom({ values, length }: Column<Int32Array>, wanted: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexOf(names: string[], name: string): number {
  const index = names.indexOf(name);
  return index < 0 ? names.push(name) - 1 : index;
}
