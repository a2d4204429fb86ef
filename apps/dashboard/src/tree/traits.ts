/** What a tree can be coloured by besides what the feed tells: each gene, and each metric of an individual or of where it was born. */
import type { AlleleView, ClosedGeneration, MetricValueView, MetricView } from '#contracts';
import { countOf, type Lineage, rowOf } from '#projection';
import type { Value } from '../parallel/axis';

export interface Trait {
  /** In addresses: `gene.width`, `metric.selectionIntensity`. */
  readonly name: string;
  readonly label: string;
  readonly group: string;
  readonly unit: string;
  readonly of: { readonly locus: string } | { readonly metric: MetricView };
}

const GROUPS = {
  individual: 'Metrics of each individual',
  deme: 'Metrics of the deme, as it was born',
  niche: 'Metrics of the niche, as it was born',
  generation: 'Metrics of the generation of birth',
};
type Scope = keyof typeof GROUPS;

/** `measured` are names of metrics that the tournament has. */
export function traitsOf(
  loci: readonly string[],
  metrics: readonly MetricView[],
  measured: ReadonlySet<string>,
): Trait[] {
  const genes = loci.map((locus) => ({
    name: `gene.${locus}`,
    label: locus,
    group: 'Genes',
    unit: '',
    of: { locus },
  }));
  const isMeant = ({ name, scope }: MetricView): boolean =>
    scope === 'individual' || (scope in GROUPS && measured.has(name));
  const measures = metrics.filter(isMeant).map((metric) => ({
    name: `metric.${metric.name}`,
    label: metric.name,
    group: GROUPS[metric.scope as Scope],
    unit: metric.unit,
    of: { metric },
  }));
  const order = ['Genes', ...Object.values(GROUPS)];
  return [...genes, ...measures].sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

/** What an individual has, or came to in a generation: that of its birth, of genes. */
export interface Told {
  readonly id: string;
  readonly generation: number;
  readonly value: Value | null;
}

/** Of each row of the lineage; of several of one individual the last until a generation. */
export function valuesOfIndividuals(lineage: Lineage, told: readonly Told[], until = Infinity): (Value | null)[] {
  const values = new Array<Value | null>(countOf(lineage)).fill(null);
  for (const { id, value, generation } of told) {
    if (generation > until) continue;
    const row = rowOf(lineage, id);
    if (row !== undefined) values[row] = value;
  }
  return values;
}

/** Generations that had closed by an event. */
export function closedAt(closed: readonly ClosedGeneration[], seq: number): readonly ClosedGeneration[] {
  return closed.filter((generation) => generation.seq <= seq);
}

/** Of each row what its deme, niche or generation came to in the generation of its birth. */
export function valuesWhereBorn(
  lineage: Lineage,
  closed: readonly ClosedGeneration[],
  { name, scope }: Pick<MetricView, 'name' | 'scope'>,
): (Value | null)[] {
  const of = new Map(closed.map(({ generation, metrics }) => [generation, metrics[name] ?? {}]));
  const subjectOf = (row: number): string => {
    if (scope === 'deme') return lineage.demes[lineage.deme.values[row]];
    return scope === 'niche' ? lineage.niches[lineage.niche.values[row]] : 'all';
  };
  return Array.from(
    { length: countOf(lineage) },
    (_, row) => of.get(lineage.generation.values[row])?.[subjectOf(row)] ?? null,
  );
}

/** Of a file of JSON a line. */
export function linesOf<Row = AlleleView | MetricValueView>(file: Uint8Array): Row[] {
  const lines = new TextDecoder().decode(file).split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Row);
}
