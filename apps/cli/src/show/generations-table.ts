import type { GenerationView, NicheGenerationView } from '#contracts';
import type { Paint } from './paint';
import { bitsFrom, difference, percent, thousandths } from './quantities';
import { renderTable, type Column } from './table';

interface Row {
  /** Null but in the first row of a generation. */
  readonly generation: GenerationView | null;
  readonly niche: NicheGenerationView;
}

const ofGeneration = (head: string, text: (generation: GenerationView) => string): Column<Row> => ({
  head,
  align: 'right',
  text: ({ generation }) => (generation ? text(generation) : ''),
});
const ofNiche = (head: string, text: (niche: NicheGenerationView) => string, align?: 'right'): Column<Row> => ({
  head,
  align,
  text: ({ niche }) => text(niche),
});

const COLUMNS: readonly Column<Row>[] = [
  ofGeneration('generation', ({ generation }) => String(generation)),
  ofGeneration('births', ({ births }) => String(births)),
  ofGeneration('gene entropy', ({ meanGeneEntropyBits, geneDiversity }) =>
    bitsFrom(meanGeneEntropyBits, geneDiversity.individuals),
  ),
  ofGeneration('genes that differ: expressed, silent', ({ geneDiversity: { expressed, silent } }) =>
    [expressed, silent].map((copies) => percent(copies?.share ?? null)).join(', '),
  ),
  ofNiche('niche', ({ niche }) => niche),
  ofNiche('viable', ({ viable, population }) => `${viable}/${population}`, 'right'),
  ofNiche('best', ({ best }) => best?.id ?? ''),
  ofNiche('bits/char', ({ best }) => thousandths(best?.bitsPerCharacter ?? null), 'right'),
  ofNiche('mean', ({ meanBitsPerCharacter }) => thousandths(meanBitsPerCharacter), 'right'),
  ofNiche('improvement over generation 0 (nats)', ({ improvement }) => improvementText(improvement), 'right'),
];

/** One row a niche of a generation. */
export function generationsTable(generations: readonly GenerationView[], paint: Paint): string {
  const rows = generations.flatMap((generation): Row[] =>
    generation.niches.map((niche, index) => ({ generation: index === 0 ? generation : null, niche })),
  );
  return renderTable(COLUMNS, rows, paint);
}

function improvementText(improvement: NicheGenerationView['improvement']): string {
  if (!improvement) return thousandths(null);
  return `${difference(improvement.nats)} ± ${thousandths(improvement.standardErrorNats)}`;
}
