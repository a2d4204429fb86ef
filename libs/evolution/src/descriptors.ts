/** What individuals are told apart by where diversity is kept (Pugh, Soros and Stanley 2016, Frontiers in Robotics and AI 3:40). */
import { InvalidValueError } from '#base';
import { columnOf } from './objectives/columns';
import type { Describe } from './operators';

export const DESCRIPTOR_MEASURES = ['parameters', 'predictionEntropyBits', 'validationNats'] as const;

export interface Descriptor {
  readonly measure: (typeof DESCRIPTOR_MEASURES)[number];
  readonly scale: 'linear' | 'log';
  /** What is lower or higher counts as these. */
  readonly low: number;
  readonly high: number;
}

export const DEFAULT_DESCRIPTORS: readonly Descriptor[] = [
  { measure: 'parameters', scale: 'log', low: 1_000, high: 1_000_000 },
  { measure: 'predictionEntropyBits', scale: 'linear', low: 0, high: 6 },
];

/** A column a descriptor, from 0 to 1 between its ends; NaN where what it measures is no finite number. */
export function describeBy(descriptors: readonly Descriptor[]): Describe {
  return {
    count: descriptors.length,
    columns: (population, members) =>
      descriptors.map((descriptor) =>
        columnOf(population, descriptor.measure, members).map((value) => placeOn(descriptor, value)),
      ),
  };
}

/** From 0 at the low end to 1 at the high one; NaN of what is no finite number. */
export function placeOn({ scale, low, high }: Descriptor, value: number): number {
  if (!Number.isFinite(value)) return NaN;
  const at = (where: number): number => (scale === 'log' ? Math.log(where) : where);
  return (at(Math.min(high, Math.max(low, value))) - at(low)) / (at(high) - at(low));
}

/** What lies at a place from 0 to 1: the other way round. */
export function valueAt({ scale, low, high }: Descriptor, place: number): number {
  return scale === 'log' ? low * (high / low) ** place : low + place * (high - low);
}

/** The cell of a place from 0 to 1, of so many a descriptor. */
export const cellAt = (place: number, cells: number): number => Math.min(cells - 1, Math.floor(place * cells));

/** On a log scale, of the ends: those of nearer ones are equal, or nearly, and nothing is told apart between them. */
const LEAST_RATIO = 1.001;

/** All that makes no sense, by field. */
export function descriptorProblems(descriptors: readonly Descriptor[]): readonly InvalidValueError[] {
  const measures = descriptors.map(({ measure }) => measure);
  const isSet = measures.length > 0 && new Set(measures).size === measures.length;
  return [
    ...(isSet ? [] : [new InvalidValueError('descriptors', measures, 'different measures, at least one')]),
    ...descriptors.flatMap(({ scale, low, high }, index) => [
      ...(low < high ? [] : [new InvalidValueError(`descriptors.${index}.high`, high, `above its low end, ${low}`)]),
      ...(scale === 'log' ? logProblems(index, low, high) : []),
    ]),
  ];
}

function logProblems(index: number, low: number, high: number): readonly InvalidValueError[] {
  if (!(low > 0)) return [new InvalidValueError(`descriptors.${index}.low`, low, 'above 0 on a log scale')];
  if (high <= low || high >= low * LEAST_RATIO) return [];
  const right = `at least ${LEAST_RATIO} times its low end, ${low}, on a log scale`;
  return [new InvalidValueError(`descriptors.${index}.high`, high, right)];
}
