/** Whether a metric can be the outcome of all tournaments of an experiment: that it is one, and of what and when it is asked for. */
import { InvalidValueError, nearestWord, sum } from '#base';
import type { ExperimentMetricInput, MeasuredMetric, MetricView } from '#contracts';
import { EVERY_LOCUS } from '#genome';
import { METRICS, needOf } from '#metrics';
import { type CellState, persistenceOf, type TournamentConfig } from '#tournament';
import { measuredSuchAs } from '../metrics/measured-such-as';
import { metricNamed, rangesOf, subjectsOf } from './metric-outcome';

type Cell = Pick<CellState, 'niches' | 'demes' | 'generations'>;

interface Fault {
  /** In `MeasuredMetric`. */
  readonly field: string;
  readonly value: unknown;
  /** What would be right, in words that follow "must be". */
  readonly expected: string;
}

export function metricFaults(asked: MeasuredMetric, cells: readonly Cell[]): readonly Fault[] {
  const known = METRICS.filter(isOutcome).map(({ name }) => name);
  const metric = metricNamed(asked.name);
  if (!metric || !isOutcome(metric)) {
    const nearest = nearestWord(asked.name, known);
    const expected = `a metric of a niche, a deme or a generation${nearest ? `, such as ${nearest}` : ': `clade metrics` lists them'}`;
    return [{ field: 'name', value: asked.name, expected }];
  }
  const last = Math.min(...cells.map(({ generations }) => generations)) - 1;
  const late = [asked.in ?? [], asked.less ?? []].flatMap((given, at) =>
    [given].flat().flatMap(({ from, to }, index): Fault[] => {
      const list = Array.isArray(given) ? `.${index}` : '';
      const field = `${at === 0 ? 'in' : 'less'}${list}.${to === undefined ? 'from' : 'to'}`;
      const value = to ?? from;
      return value <= last ? [] : [{ field, value, expected: `${last}, the last generation, or earlier` }];
    }),
  );
  return [...subjectFaults(asked, cells), ...late];
}

/** Individuals and raters come and go: no arm has those of another. */
function isOutcome({ scope }: MetricView): boolean {
  return scope !== 'individual' && scope !== 'rater';
}

function subjectFaults({ name, subject }: MeasuredMetric, cells: readonly Cell[]): readonly Fault[] {
  const { scope } = metricNamed(name)!;
  const wrong = (expected: string): Fault[] => [{ field: 'subject', value: subject, expected }];
  if (scope === 'locus') {
    if (subject === undefined) return wrong(`a locus, of which ${name} is`);
    const loci = EVERY_LOCUS.map((locus) => locus.name);
    return loci.includes(subject) ? [] : wrong(measuredSuchAs(subject, loci));
  }
  if (scope === 'tournament' || scope === 'generation')
    return subject === undefined || subject === 'all' ? [] : wrong(`left out: ${name} is of all`);
  if (subject === undefined) return [];
  const [names, ...others] = cells.map((cell) => (scope === 'niche' ? cell.niches : cell.demes));
  const common = names.filter((each) => others.every((those) => those.includes(each)));
  return common.includes(subject) ? [] : wrong(`a ${scope} of every arm: ${common.join(', ') || 'there is none'}`);
}

/** Of a metric that a tournament can never have a value of. */
export function needFaults({ name }: MeasuredMetric, configs: readonly TournamentConfig[]): readonly Fault[] {
  const wrong = (expected: string): Fault[] => [{ field: 'name', value: name, expected }];
  const shifts = configs.every(({ environment }) => environment.some(({ set }) => set === 'corpus'));
  switch (needOf(name)) {
    case 'species':
      return configs.every(({ breeding }) => breeding.species.scheme !== 'none')
        ? []
        : wrong('another where breeding.species is none in an arm');
    case 'formerText':
      if (!configs.every(({ evaluation }) => evaluation.formerText))
        return wrong('another where evaluation.formerText is false in an arm');
      return shifts ? [] : wrong('another where no text changes in an arm');
    case 'shift':
      return shifts ? [] : wrong('another where no text changes in an arm');
    case 'coevolution':
      return configs.every(({ arena }) => arena?.coevolution)
        ? []
        : wrong('another where arena.coevolution is missing in an arm');
    case 'habituation':
      return configs.every(({ arena }) => arena?.habituation)
        ? []
        : wrong('another where arena.habituation is missing in an arm');
    case 'arena':
      return configs.every(({ arena }) => arena) ? [] : wrong('another where arena is missing in an arm');
    case 'regulation':
      return configs.every(({ regulation }) => regulation) ? [] : wrong('another where regulation is off in an arm');
    case 'chromatin':
      return configs.every(({ regulation }) => regulation && regulation.chromatin !== 'off')
        ? []
        : wrong('another where regulation.chromatin is off in an arm');
    case 'persistence': {
      // Change and novelty are of what lasts against what lasted in the generation before.
      const first = name === 'persistentChange' || name === 'persistentNovelty' ? 1 : 0;
      const short = configs.find((config) => config.generations <= persistenceOf(config) + first);
      if (!short) return [];
      return wrong(
        `another where an arm has ${short.generations} generations and lines have to last ${persistenceOf(short)} (evaluation.persistence)${first ? ', with a generation before' : ''}`,
      );
    }
    case undefined:
      return [];
  }
}

/** That an outcome, or a curve, is made of. */
const MOST_VALUES = 500_000;
/** Of a curve. */
const POINTS = 500;

const IN_QUERY: Readonly<Record<string, string>> = { 'in.from': 'minGeneration', 'in.to': 'maxGeneration' };

/** As a query asks for it; throws an InvalidValueError of the first fault. */
export function checkedMetric(
  { name, subject, minGeneration: least, maxGeneration: most }: ExperimentMetricInput,
  cells: readonly Cell[],
): MeasuredMetric {
  const last = Math.min(...cells.map(({ generations }) => generations)) - 1;
  const from = least ?? (most === undefined ? undefined : 0);
  const to = most ?? (from !== undefined && from > last ? undefined : last); // of one too late nothing more is said
  const metric = { name, subject, in: from === undefined ? undefined : { from, to } };
  const [fault] = metricFaults(metric, cells) as readonly (Fault | undefined)[];
  if (fault) throw new InvalidValueError(IN_QUERY[fault.field] ?? fault.field, fault.value, fault.expected);
  const values = sum(cells.map((cell) => generationsOf(metric, cell) * subjectsOf(cell, metric).length));
  if (values > MOST_VALUES) {
    const right = `later, or maxGeneration earlier: they are ${values} values, and may be ${MOST_VALUES}`;
    throw new InvalidValueError('minGeneration', from, right);
  }
  return metric;
}

/** Generations from one point of a curve to the next, so that it has `POINTS` at most, and is made of `MOST_VALUES` at most. */
export function apartInCurves(metric: MeasuredMetric, cells: readonly Cell[]): number {
  const longest = Math.max(...cells.map(({ generations }) => generations));
  const beside = sum(cells.map((cell) => subjectsOf(cell, metric).length));
  return Math.ceil(longest / Math.max(1, Math.min(POINTS, Math.floor(MOST_VALUES / beside))));
}

function generationsOf(metric: MeasuredMetric, { generations }: Cell): number {
  return sum(rangesOf(metric, generations).map(({ from, to }) => to - from + 1));
}
