/** Ratings of competitors from preferences between them: Bradley-Terry by penalised maximum likelihood. */
import { InvalidValueError } from '#base';
import { clustersOf, type ClusterBy } from './clusters';
import { components, strongComponents } from './components';
import { above, type RankRange, ranksByContrast } from './contrasts';
import { intervalsAround, reachOf, type Interval, wholeDegrees } from './intervals';
import { lengthDifferences } from './length-difference';
import { maximiseLikelihood } from './maximise-likelihood';
import { notesOn, type Note } from './notes';
import { precisionsOf, priorOf, slopeByDeviation } from './prior';
import { checkPreferences, type Preference } from './preference';
import { robustCovariance } from './sandwich';
import { tally } from './tally';

export interface FitOptions {
  /** Standard deviation of the prior on strengths, in nats; estimated from the preferences by default (`priorOf`). */
  readonly priorDeviation?: number;
  /** Of the intervals; 0.95 by default. */
  readonly level?: number;
  /** The competitor whose rating is 0; by default the mean of all is. */
  readonly reference?: number;
  /** What the standard errors take as drawn together; by rater by default, which leaves preferences alone where no rater comes twice. */
  readonly clusterBy?: ClusterBy;
  /** Ratings at equal lengths, the effect of length being fitted beside them. */
  readonly lengthControlled?: boolean;
}

/** Lists run over competitors. */
export interface Ratings {
  /** Log-strengths above the reference: the odds of `a` against `b` are exp(a - b). Higher is better. */
  readonly nats: readonly number[];
  /** Of `nats`, so of the difference to the reference. */
  readonly standardErrors: readonly number[];
  readonly intervals: readonly Interval[];
  readonly ranks: readonly RankRange[];
  /** Of `nats`, robust to a wrong model and to clusters. [competitors, competitors] */
  readonly covariance: Float64Array;
  /** Of Student's t, a whole number, by which intervals are made and `probabilityBetter` is computed. */
  readonly degreesOfFreedom: number;
  /** Of the prior, in nats: given, or estimated from the preferences. */
  readonly priorDeviation: number;
  /** Of a text longer by far over one as long, in nats (`lengthDifferences`); null where length is not controlled. */
  readonly lengthEffect: { readonly nats: number; readonly standardError: number } | null;
  /** Groups between which no battle was fought; one if all can be compared. */
  readonly components: readonly (readonly number[])[];
  readonly notes: readonly Note[];
}

/** Throws an InvalidValueError on a preference, prior, level or reference that makes no sense. */
export function fitBradleyTerry(
  preferences: readonly Preference[],
  competitors: number,
  options: FitOptions = {},
): Ratings {
  const { priorDeviation, level = 0.95, reference, clusterBy = 'rater', lengthControlled } = options;
  checkPreferences(preferences, competitors);
  if (!(level > 0 && level < 1)) throw new InvalidValueError('level', level, 'between 0 and 1');
  if (reference !== undefined && !(Number.isInteger(reference) && reference >= 0 && reference < competitors)) {
    throw new InvalidValueError('reference', reference, `an integer from 0 to ${competitors - 1}`);
  }
  const lengths = lengthControlled ? lengthDifferences(preferences) : null;
  const rows = tally(preferences, competitors, lengths);
  const prior = priorOf(rows, priorDeviation);
  const precisions = precisionsOf(rows, prior.deviation);
  const maximum = maximiseLikelihood(rows, precisions);
  const clusters = clustersOf(preferences, clusterBy);
  const strong = strongComponents(preferences, competitors);
  const oneSided = oneSidedness(preferences, competitors, strong);
  const robust = robustCovariance(preferences, rows, maximum, precisions, clusters, oneSided);
  widen(robust.covariance, slopeByDeviation(rows, maximum, prior.deviation), prior.logVariance);
  const size = maximum.parameters.length;
  const aboutTheMean = {
    nats: [...maximum.parameters.subarray(0, competitors)],
    covariance: corner(robust.covariance, size, competitors),
  };
  const { nats, covariance } = reference === undefined ? aboutTheMean : above(reference, aboutTheMean);
  const standardErrors = nats.map((_, k) => Math.sqrt(Math.max(0, covariance[k * competitors + k])));
  const degreesOfFreedom = wholeDegrees(robust.effectiveClusters - 1);
  const reach = reachOf(level, degreesOfFreedom);
  const last = competitors * size + competitors;
  return {
    nats,
    standardErrors,
    intervals: intervalsAround(nats, standardErrors, reach),
    ranks: ranksByContrast(aboutTheMean, reach),
    covariance,
    degreesOfFreedom,
    priorDeviation: prior.deviation,
    lengthEffect: lengthControlled
      ? { nats: maximum.parameters[competitors], standardError: Math.sqrt(robust.covariance[last]) }
      : null,
    components: components(preferences, competitors),
    notes: notesOn(preferences, competitors, strong, {
      clusters: clusters.length < preferences.length ? clusters.length : null,
      lengthsDiffer: lengths === null || lengths.some((difference) => difference !== 0),
    }),
  };
}

/** Adds what the uncertainty of the prior's deviation makes of ratings, to first order (Kass and Steffey 1989). */
function widen(covariance: Float64Array, slope: Float64Array, logVariance: number): void {
  const size = slope.length;
  for (let at = 0; at < covariance.length; at++) {
    covariance[at] += logVariance * slope[Math.floor(at / size)] * slope[at % size];
  }
}

/** One side won all battles between its group and the other's, or a competitor did nothing but tie: residuals show no spread. */
function oneSidedness(preferences: readonly Preference[], competitors: number, strong: readonly (readonly number[])[]) {
  const group = new Int32Array(competitors);
  strong.forEach((members, index) => members.forEach((member) => (group[member] = index)));
  const decided = new Uint8Array(competitors);
  for (const { first, second, outcome } of preferences) if (outcome !== 'tie') decided[first] = decided[second] = 1;
  return (index: number): boolean => {
    const { first, second } = preferences[index];
    return group[first] !== group[second] || !decided[first] || !decided[second];
  };
}

/** The part of a matrix that is about competitors alone. */
function corner(matrix: Float64Array, size: number, competitors: number): Float64Array {
  return Float64Array.from(
    { length: competitors ** 2 },
    (_, at) => matrix[Math.floor(at / competitors) * size + (at % competitors)],
  );
}
