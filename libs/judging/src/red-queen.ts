/** How well raters of each generation tell models of each from people, of texts that were kept: [generations of models][generations of raters]. */
import { tellingBits, tellingChance } from '#arena';
import { mean } from '#base';
import { contrastsOf } from './contrasts-of';
import type { JobContext, JobResults, RedQueenJob } from '#tournament';
import type { NicheReaders } from '#workbench';

export async function redQueen(
  { seed, niche, length, generations }: RedQueenJob,
  readers: NicheReaders,
  { yieldToEventLoop }: Pick<JobContext, 'yieldToEventLoop'>,
): Promise<JobResults['red-queen']> {
  const rates: number[][] = [];
  const bits: number[][] = [];
  for (const { samples, texts } of generations) {
    const reader = await readers.of(niche, texts);
    const contrasts = contrastsOf(samples, reader.scale(seed, length));
    rates.push(
      generations.map(({ tastes }) =>
        mean(tastes.map((genes) => mean(contrasts.map((contrast) => tellingChance(genes, contrast))))),
      ),
    );
    bits.push(generations.map(({ tastes }) => mean(tastes.map((genes) => tellingBits(genes, contrasts)!))));
    await yieldToEventLoop();
  }
  return { rates, bits };
}
