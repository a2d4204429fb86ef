/** What the server says of a config, with the lines and columns of its text. */
import type { ConfigText, Position } from './parse-config';

interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export interface PlacedProblem {
  /** Undefined of what is not in the config. */
  readonly at?: Position;
  readonly problem: string;
}

/** Beginning of the name of a field of the config, in what is told of a whole request. */
const IN_CONFIG = /^config(\.|$)/;

/** From the top of the text to the bottom, then what is not in it; undefined where nothing is wrong with the config. */
export function placeProblems(
  problems: readonly FieldProblem[],
  { positionOf }: Pick<ConfigText, 'positionOf'>,
): readonly PlacedProblem[] | undefined {
  const [own, others] = [true, false].map((isOwn) => problems.filter(({ field }) => IN_CONFIG.test(field) === isOwn));
  if (own.length === 0) return undefined;
  const placed = own
    .map(({ field, message }) => ({ name: field.replace(IN_CONFIG, ''), message }))
    .map(({ name, message }) => ({ at: positionOf(name), problem: `${name} ${message}`.trim() }))
    .sort((one, other) => one.at.line - other.at.line || one.at.column - other.at.column);
  return [...placed, ...others.map(({ field, message }) => ({ problem: `${field}: ${message}` }))];
}
