import type { AlleleView, MetricValueView, MetricView } from '#contracts';
import type { TournamentState } from '#projection';
import { useMemo } from 'preact/hooks';
import { api } from '../api/api';
import { useAnswer } from '../api/use-answer';
import type { Value } from '../parallel/axis';
import { linesOf, type Trait, traitsOf, valuesOfIndividuals, valuesWhereBorn } from './traits';

export interface Traits {
  readonly all: readonly Trait[];
  /** The one that the address names. */
  readonly chosen: Trait | undefined;
  /** Of each row of the lineage; null while nothing is chosen or known. */
  readonly values: readonly (Value | null)[] | null;
  readonly error: unknown;
}

/** Genes and metrics to colour by; values that do not come with the feed are asked for as each generation closes. */
export function useTraits(id: string, { lineage, closed, lastSeq }: TournamentState, name = ''): Traits {
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
  const told = useAnswer(question, () => readValues(id, chosen!), closed.length);
  const values = useMemo(() => {
    if (place) return valuesWhereBorn(lineage, closed, place);
    return told.value ? valuesOfIndividuals(lineage, told.value) : null;
  }, [chosen, told.value, lastSeq]);
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

/** The newest last. */
async function readValues(id: string, { of }: Trait): Promise<{ id: string; value: Value | null }[]> {
  if ('locus' in of) return linesOf<AlleleView>(await api.allelesFile(id, of.locus, 'ndjson'));
  const values = linesOf<MetricValueView>(await api.metricsFile(id, 'ndjson', { name: of.metric.name }));
  return values.map(({ subject, value }) => ({ id: subject, value }));
}
