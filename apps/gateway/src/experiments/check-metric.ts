/** Whether a metric can be the outcome of all tournaments of an experiment: that it is one, and of what and when it is asked for. */
import { InvalidValueError, nearestWord } from '#base';
import type { ExperimentMetricInput, MeasuredMetric } from '#contracts';
import { METRICS } from '#metrics';
import type { CellState } from '#tournament';
import { metricNamed } from './metric-outcome';

type Cell = Pick<CellState, 'niches' | 'demes' | 'generations'>;

interface Fault {
  /** In `MeasuredMetric`. */
  readonly field: string;
  readonly value: unknown;
  /** What would be right, in words that follow "must be". */
  readonly expected: string;
}

export function metricFaults(asked: MeasuredMetric, cells: readonly Cell[]): readonly Fault[] {
  const known = METRICS.filter(({ scope }) => scope !== 'individual').map(({ name }) => name);
  const metric = metricNamed(asked.name);
  if (!metric || metric.scope === 'individual') {
    const nearest = nearestWord(asked.name, known);
    const expected = `a metric of a niche, a deme or a generation${nearest ? `, such as ${nearest}` : ': `clade metrics` lists them'}`;
    return [{ field: 'name', value: asked.name, expected }];
  }
  const last = Math.min(...cells.map(({ generations }) => generations)) - 1;
  const late = [asked.in ?? [], asked.less ?? []].flatMap((given, at) =>
    [given].flat().flatMap(({ from, to = from }, index): Fault[] => {
      const field = `${at === 0 ? 'in' : 'less'}${Array.isArray(given) ? `.${index}` : ''}.to`;
      return to <= last ? [] : [{ field, value: to, expected: `${last}, the last generation, or earlier` }];
    }),
  );
  return [...subjectFaults(asked, cells), ...late];
}

function subjectFaults({ name, subject }: MeasuredMetric, cells: readonly Cell[]): readonly Fault[] {
  const { scope } = metricNamed(name)!;
  const wrong = (expected: string): Fault[] => [{ field: 'subject', value: subject, expected }];
  if (scope === 'locus') return subject === undefined ? wrong(`a locus, of which ${name} is`) : [];
  if (scope === 'tournament' || scope === 'generation')
    return subject === undefined || subject === 'all' ? [] : wrong(`left out: ${name} is of all`);
  if (subject === undefined) return [];
  const [names, ...others] = cells.map((cell) => (scope === 'niche' ? cell.niches : cell.demes));
  const common = names.filter((each) => others.every((those) => those.includes(each)));
  return common.includes(subject) ? [] : wrong(`a ${scope} of every arm: ${common.join(', ') || 'there is none'}`);
}

const IN_QUERY: Readonly<Record<string, string>> = { 'in.to': 'maxGeneration' };

/** As a query asks for it; throws an InvalidValueError of the first fault. */
export function checkedMetric(
  { name, subject, minGeneration: least, maxGeneration: most }: ExperimentMetricInput,
  cells: readonly Cell[],
): MeasuredMetric {
  const last = Math.min(...cells.map(({ generations }) => generations)) - 1;
  const from = least ?? (most === undefined ? undefined : 0);
  const metric = { name, subject, in: from === undefined ? undefined : { from, to: most ?? Math.max(from, last) } };
  const [fault] = metricFaults(metric, cells) as readonly (Fault | undefined)[];
  if (fault) throw new InvalidValueError(IN_QUERY[fault.field] ?? fault.field, fault.value, fault.expected);
  return metric;
}
