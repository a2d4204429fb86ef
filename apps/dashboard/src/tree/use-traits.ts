import type { AlleleView, MetricValueView, MetricView } from '#contracts';
import type { TournamentState } from '#projection';
import { birthOf } from '#base';
import { useMemo, useRef } from 'preact/hooks';
import { api } from '../api/api';
import { useAnswer } from '../api/use-answer';
import type { Value } from '../parallel/axis';
import { closedAt, linesOf, type Told, type Trait, traitsOf, valuesOfIndividuals, valuesWhereBorn } from './traits';

export interface Traits {
  readonly all: readonly Trait[];
  /** The one that the address names. */
  readonly chosen: Trait | undefined;
  /** Of each row of the lineage; null while nothing is chosen or known. */
  readonly values: readonly (Value | null)[] | null;
  readonly error: unknown;
}

/** Genes and metrics to colour by, as they were known by event `at`; values that do not come with the feed are asked for as each generation closes. */
export function useTraits(id: string, { lineage, closed, lastSeq }: TournamentState, at: number, name = ''): Traits {
  const isDrawn = lastSeq > 0; // the tree comes first
  const loci = useAnswer(isDrawn ? `loci of ${id}` : null, () => readLoci(id), Math.min(1, closed.length));
  const metrics = useAnswer(isDrawn ? 'metrics' : null, () => api.metrics());
  const all = useMemo(() => {
    const measured = new Set(closed.flatMap((generation) => Object.keys(generation.metrics)));
    return traitsOf(loci.value ?? [], metrics.value ?? [], measured);
  }, [loci.value, metrics.value, closed.length]);
  const chosen = all.find((trait) => trait.name === name);
  const place = chosen && metricOfPlace(chosen);
  const question = chosen && !place ? `${chosen.name} of ${id}` : null;
  const before = useRef<{ readonly question: string; readonly told: readonly Told[] }>(null);
  const told = useAnswer(
    question,
    async () => {
      const known = before.current?.question === question ? before.current.told : [];
      const all = await readFurther(id, chosen!, known);
      before.current = { question: question!, told: all };
      return all;
    },
    closed.length,
  );
  const known = closedAt(closed, at);
  const values = useMemo(() => {
    if (place) return valuesWhereBorn(lineage, known, place);
    const until = chosen && 'metric' in chosen.of ? (known.at(-1)?.generation ?? -1) : Infinity;
    return told.value ? valuesOfIndividuals(lineage, told.value, until) : null;
  }, [chosen, told.value, lastSeq, known.length]);
  return { all, chosen, values, error: loci.error ?? metrics.error ?? told.error };
}

/** The metric where it is of a deme, a niche or a generation. */
function metricOfPlace({ of }: Trait): MetricView | undefined {
  return 'metric' in of && of.metric.scope !== 'individual' ? of.metric : undefined;
}

/** All genomes of a tournament have the same loci. */
async function readLoci(id: string): Promise<string[]> {
  const { rows } = await api.individuals(id, { limit: 1 });
  return Object.keys(rows[0]?.genome ?? {});
}

/** What is known and what came since, the newest last: of the newest generation that is known all is asked for again. */
async function readFurther(id: string, { of }: Trait, known: readonly Told[]): Promise<readonly Told[]> {
  const newest = known.at(-1)?.generation ?? 0;
  const earlier = known.filter(({ generation }) => generation < newest);
  const from = { minGeneration: newest };
  if ('locus' in of) {
    const alleles = linesOf<AlleleView>(await api.allelesFile(id, of.locus, 'ndjson', from));
    return [...earlier, ...alleles.map(({ id, value }) => ({ id, value, ...birthOf(id) }))];
  }
  const values = linesOf<MetricValueView>(await api.metricsFile(id, 'ndjson', { name: of.metric.name, ...from }));
  return [...earlier, ...values.map(({ subject, value, generation }) => ({ id: subject, value, generation }))];
}
