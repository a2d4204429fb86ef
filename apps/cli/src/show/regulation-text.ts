/** Regulation of an individual on the screen: its factors, and its promoters with what is bound and their marks. */
import type {
  FactorView,
  GeneDifferenceView,
  GenomeDifferenceView,
  ModuleView,
  NormView,
  RegulationView,
} from '#contracts';
import { appraisalText } from '#wording';
import { bar } from './bar';
import type { Paint } from './paint';
import { type Column, renderTable } from './table';

const columnsOf = (signals: RegulationView['signals']): readonly Column<FactorView>[] => [
  { head: 'factor', text: ({ id }) => id },
  { head: 'copy of', text: ({ parentId }) => parentId ?? '' },
  { head: 'from', text: ({ from }) => from ?? '' },
  { head: 'motif', text: ({ consensus }) => consensus },
  { head: 'bits', align: 'right', text: ({ informationBits }) => informationBits.toFixed(2) },
  { head: 'effect', align: 'right', text: ({ effect }) => signed(effect) },
  { head: 'armed', align: 'right', text: ({ armed }) => armed.toFixed(3) },
  { head: 'most sensitive to', text: ({ arming }) => strongest(arming, signals) },
  { head: 'cooperativity', align: 'right', text: ({ cooperativity }) => cooperativity.toFixed(2) },
  { head: 'pioneer', text: ({ isPioneer }) => (isPioneer ? 'yes' : '') },
];

const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(2)}`;

/** `cue-2 +1.20, stress -0.80`: the largest weights, of signals that are sensed. */
function strongest(arming: Readonly<Record<string, number>>, sensed: RegulationView['signals']): string {
  const weights = Object.entries(arming).filter(([name]) => name in sensed);
  const sorted = weights.sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  return sorted
    .slice(0, 2)
    .map(([name, weight]) => `${name} ${signed(weight)}`)
    .join(', ');
}

type Lived = RegulationView['lives'][number];

const SENSED: Readonly<Record<RegulationView['expressedBy'], (lived: Lived) => string>> = {
  sensed: ({ generation, cueOf }) => `sensed in generation ${generation}, by a cue of ${cueOf}`,
  blind: ({ generation }) => `expressed in generation ${generation}, blind: it senses nothing`,
  told: ({ generation, cueOf }) => `told in generation ${generation} that it lives on ${cueOf}`,
};

export function regulationText(view: RegulationView, paint: Paint): string {
  const signals = Object.entries(view.signals).map(([name, value]) => `${name} ${signed(value)}`);
  const last = view.lives.at(-1);
  const sensed = last ? SENSED[view.expressedBy](last) : 'not lived yet';
  return [
    `${paint('bold', view.individual)}: ${sensed}`,
    paint('dim', signals.join('  ')),
    ...(last?.appraised === undefined ? [] : [appraisalText(last.appraised)]),
    view.factors.length > 0 ? renderTable(columnsOf(view.signals), view.factors, paint) : 'no factors',
    ...(view.chromatin ? [paint('dim', ratesText(view.chromatin))] : []),
    ...view.modules.map((module) => promoterText(module, paint)),
  ].join('\n\n');
}

/** `rates of marks: maintenance 0.95  reset 0.2` */
function ratesText(rates: NonNullable<RegulationView['chromatin']>): string {
  const each = Object.entries(rates).map(([name, rate]) => `${name} ${rate}`);
  return `rates of marks: ${each.join('  ')}`;
}

/**
 * A promoter, with the factors under it that are bound, the likeliest first; `>` binds as written, `<` the other strand. Marks are a digit each, of methylated
 * strands.
 */
function promoterText(
  { id, parentId, from, weightsFrom, target, promoter, basal, expression, sites, marks, marksLeft }: ModuleView,
  paint: Paint,
): string {
  const weights = weightsFrom.length > 0 && `weights of ${weightsFrom.join(' and ')}`;
  const name = [id, parentId && `copy of ${parentId}`, target, from && `from ${from}`, weights]
    .filter(Boolean)
    .join(', ');
  const head = `${paint('bold', name)}  expression ${expression.toFixed(3)} ${bar(expression, 10)}  basal ${signed(basal)}`;
  const bound = sites.slice(0, 4).map(({ factor, start, end, strand, probability }) => {
    const box = (strand === 'forward' ? '>' : '<').repeat(end - start);
    return `  ${' '.repeat(start)}${box}${' '.repeat(Math.max(0, promoter.length - end))}  ${factor} ${probability.toFixed(2)}`;
  });
  const marked = marksLeft && `  ${marksText(marks ?? marksLeft, marksLeft)}`;
  return [head, `  ${promoter}`, ...bound, ...(marked ? [paint('dim', marked)] : [])].join('\n');
}

/** As the newest life began with them, and as it left them. */
function marksText(before: Marks, left: Marks): string {
  const changed = (one: string, other: string): string => (one === other ? one : `${one} -> ${other}`);
  const share = (name: 'acetylation' | 'silence'): string =>
    `${name} ${changed(before[name].toFixed(2), left[name].toFixed(2))}`;
  return `methylation ${changed(before.methylation, left.methylation)}  ${share('acetylation')}  ${share('silence')}`;
}

type Marks = NonNullable<ModuleView['marks']>;

const DIFFERENCES: readonly Column<GeneDifferenceView>[] = [
  { head: 'gene', text: ({ id }) => id },
  { head: 'kind', text: ({ kind }) => kind },
  { head: 'in', text: (gene) => (gene.in === 'both' ? 'both' : `${gene.in} alone`) },
  { head: 'differs in', text: ({ changed }) => changed.map(({ field }) => field).join(', ') },
];

const RATES: readonly Column<GenomeDifferenceView['chromatin'][number]>[] = [
  { head: 'rate of marks', text: ({ field }) => field },
  { head: 'one', align: 'right', text: ({ one }) => String(one) },
  { head: 'other', align: 'right', text: ({ other }) => String(other) },
];

export function differenceText({ genes, order, chromatin }: GenomeDifferenceView, paint: Paint): string {
  const parts = [
    ...(genes.length > 0 ? [renderTable(DIFFERENCES, genes, paint)] : []),
    ...(order ? [`order of one    ${order.one.join(' ')}\norder of other  ${order.other.join(' ')}`] : []),
    ...(chromatin.length > 0 ? [renderTable(RATES, chromatin, paint)] : []),
  ];
  return parts.length === 0 ? 'the same regulatory genome' : parts.join('\n\n');
}

/** The largest less the smallest; below 0 where the largest comes first. */
function rangeOf(curve: readonly number[]): number {
  const [high, low] = [Math.max(...curve), Math.min(...curve)];
  return curve.indexOf(high) < curve.indexOf(low) ? low - high : high - low;
}

interface Reaction {
  readonly module: string;
  readonly values: Readonly<Record<string, number>>;
  readonly strongest: string;
}

/** Expression of each module on each text, and the signal that moves it most. */
export function normText({ texts, signals }: NormView, paint: Paint): string {
  const modules = Object.keys(signals[0]?.expression ?? {});
  const rows = modules.map((module): Reaction => {
    const ranges = signals.map(({ signal, expression }) => ({ signal, by: rangeOf(expression[module]) }));
    const most = ranges.reduce((best, next) => (Math.abs(next.by) > Math.abs(best.by) ? next : best), {
      signal: '',
      by: 0,
    });
    return {
      module,
      values: Object.fromEntries(texts.map(({ text, expression }) => [text, expression[module]])),
      strongest: most.by === 0 ? '-' : `${most.signal} ${signed(most.by)}`,
    };
  });
  const columns: readonly Column<Reaction>[] = [
    { head: 'module', text: ({ module }) => module },
    ...texts.map(({ text }): Column<Reaction> => {
      return { head: text, align: 'right', text: ({ values }) => values[text].toFixed(3) };
    }),
    { head: 'moved most by', text: (row) => row.strongest },
  ];
  return renderTable(columns, rows, paint);
}
