import type { GenerationView, NicheGenerationView } from '#contracts';
import type { Paint } from './paint';
import { difference, thousandths } from './quantities';
import { renderTable, type Column } from './table';

interface Row {
  readonly generation: GenerationView;
  readonly niche: NicheGenerationView;
}

const ofGeneration = (head: string, text: (generation: GenerationView) => string): Column<Row> => ({
  head,
  align: 'right',
  text: ({ generation }) => text(generation),
});
const ofNiche = (head: string, text: (niche: NicheGenerationView) => string, align?: 'right'): Column<Row> => ({
  head,
  align,
  text: ({ niche }) => text(niche),
});

const COLUMNS: readonly Column<Row>[] = [
  ofGeneration('generation', ({ generation }) => String(generation)),
  ofGeneration('births', ({ births }) => String(births)),
  ofGeneration('survivors', ({ survivors }) => String(survivors)),
  ofGeneration('gene entropy (bits)', ({ meanGeneEntropyBits }) => thousandths(meanGeneEntropyBits)),
  ofNiche('niche', ({ niche }) => niche),
  ofNiche('viable', ({ viable, population }) => `${viable}/${population}`, 'right'),
  ofNiche('best', ({ best }) => best?.id ?? ''),
  ofNiche('bits/char', ({ best }) => thousandths(best?.bitsPerCharacter ?? null), 'right'),
  ofNiche('mean bits/char', ({ meanBitsPerCharacter }) => thousandths(meanBitsPerCharacter), 'right'),
  ofNiche('gain (nats)', ({ gain }) => gainText(gain), 'right'),
];

/** One row a niche of a generation. */
export function generationsTable(generations: readonly GenerationView[], paint: Paint): string {
  const rows = generations.flatMap((generation) => generation.niches.map((niche) => ({ generation, niche })));
  return renderTable(COLUMNS, rows, paint);
}

function gainText(gain: NicheGenerationView['gain']): string {
  return gain ? `${difference(gain.nats)} ± ${thousandths(gain.standardErrorNats)}` : thousandths(null);
}
