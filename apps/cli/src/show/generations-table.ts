import type { GenerationView, NicheGenerationView } from '#contracts';
import type { Paint } from './paint';
import { ABOVE_WHOLE, bitsFrom, count, difference, percent, thousandths } from './quantities';
import { renderTable, type Column } from './table';

interface Row {
  readonly generation: GenerationView;
  readonly niche: NicheGenerationView;
  /** In which the generation stands. */
  readonly first: boolean;
}

type Numbers = (name: string) => number | null;

const ofGeneration = (head: string, text: (numbers: Numbers, generation: GenerationView) => string): Column<Row> => ({
  head,
  align: 'right',
  text: ({ generation, first }) => (first ? text((name) => generation.metrics[name]?.all ?? null, generation) : ''),
});
const ofNiche = (head: string, text: (numbers: Numbers, row: Row) => string, align?: 'right'): Column<Row> => ({
  head,
  align,
  text: (row) => text((name) => row.generation.metrics[name]?.[row.niche.niche] ?? null, row),
});

const COLUMNS: readonly Column<Row>[] = [
  ofGeneration('generation', (_, { generation }) => String(generation)),
  ofGeneration('births', (numbers) => count(numbers('births'))),
  ofGeneration('gene entropy', (numbers) => bitsFrom(numbers('geneEntropyBits'), numbers('individuals') ?? 0)),
  ofGeneration('genes that differ: expressed, silent', (numbers) =>
    [numbers('expressedDifference'), numbers('silentDifference')].map(percent).join(', '),
  ),
  ofNiche('niche', (_, { niche: { niche } }) => niche),
  ofNiche('viable', (numbers) => `${count(numbers('viable'))}/${count(numbers('population'))}`, 'right'),
  ofNiche('best', (_, { niche: { best } }) => best?.id ?? ''),
  ofNiche('bits/char', (numbers) => thousandths(numbers('bestBitsPerCharacter')), 'right'),
  ofNiche('mean', (numbers) => thousandths(numbers('meanBitsPerCharacter')), 'right'),
  ofNiche('improvement over generation 0 (nats)', improvementText, 'right'),
];

/** One row a niche of a generation. */
export function generationsTable(generations: readonly GenerationView[], paint: Paint): string {
  const rows = generations.flatMap((generation) =>
    generation.niches.map((niche, index): Row => ({ generation, niche, first: index === 0 })),
  );
  const isAbove = generations.some(({ metrics }) =>
    [metrics.expressedDifference?.all, metrics.silentDifference?.all].some((share) => (share ?? 0) > 1),
  );
  const table = renderTable(COLUMNS, rows, paint);
  return isAbove ? `${table}\n${paint('dim', `Genes that differ: ${ABOVE_WHOLE}`)}` : table;
}

function improvementText(numbers: Numbers, { generation: { standardErrors }, niche: { niche } }: Row): string {
  const nats = numbers('improvementNats');
  return nats === null
    ? thousandths(null)
    : `${difference(nats)} ± ${thousandths(standardErrors.improvementNats?.[niche] ?? null)}`;
}
