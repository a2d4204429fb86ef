import { fitnessOfLoss } from '#arena';
import { InvalidValueError, standardise } from '#base';
import { gather } from '../gather';
import type { MeasureName, Population } from '../population';

/** Columns of a measure over some individuals; none where nothing of it was measured. */
export function columnsOf({ measures }: Population, name: MeasureName, members: Int32Array): Float64Array[] {
  return (measures[name] ?? []).map((column) => gather(column, members));
}

/** The one column of a measure. Throws an InvalidValueError where it was not measured. */
export function columnOf(population: Population, name: MeasureName, members: Int32Array): Float64Array {
  const [column] = columnsOf(population, name, members);
  if (!column) throw new InvalidValueError(`measures.${name}`, column, 'measured, since the objective is made of it');
  return column;
}

/** Losses as scores, which are maximised; `otherwise` where there is none that is finite. */
export function maximised(losses: Float64Array, otherwise: number): Float64Array {
  return losses.map((loss) => (Number.isFinite(loss) ? fitnessOfLoss(loss) : otherwise));
}

/** What holds no number where `viable` has none. */
export function ofTheViable(scores: Float64Array, viable: Float64Array): Float64Array {
  return scores.map((score, at) => (Number.isNaN(viable[at]) ? NaN : score));
}

/** Finite values less their mean, in standard deviations; -Infinity for the others. */
export function standardised(values: Float64Array): Float64Array {
  const finite = standardise([...values].filter(Number.isFinite));
  let next = 0;
  return values.map((value) => (Number.isFinite(value) ? finite[next++] : -Infinity));
}
