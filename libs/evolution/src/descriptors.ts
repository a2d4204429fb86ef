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
      descriptors.map(({ measure, scale, low, high }) => {
        const at = (value: number): number => (scale === 'log' ? Math.log(value) : value);
        return columnOf(population, measure, members).map((value) => {
          if (!Number.isFinite(value)) return NaN;
          const clamped = Math.min(high, Math.max(low, value));
          return (at(clamped) - at(low)) / (at(high) - at(low));
        });
      }),
  };
}

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
