/** Transplants pooled over the seeds of an experiment. */
import type { PooledTransplantsView } from '#contracts';
import { counted } from '#wording';
import { comparedText } from './experiment-text';
import type { Paint } from './paint';

const WHAT = { raised: 'genomes raised with fresh weights', champions: 'champions as they are' } as const;

/** With those that were to be transplanted and could not. */
export interface Pooled extends PooledTransplantsView {
  readonly refused: readonly { readonly tournamentId: string; readonly reason: string }[];
}

export function pooledTransplantsText(
  { replicates, engine, processor, waiting, refused, pooled }: Pooled,
  paint: Paint,
): string {
  return [
    ...pooled.flatMap(({ of, niche, rows }) => {
      const where = niche === null ? 'mean over niches (interaction of origin and niche)' : `in ${niche}`;
      return [
        paint('bold', `locals save, ${WHAT[of]}, ${where}`),
        ...comparedText(rows, 'bits per character', paint),
        '',
      ];
    }),
    `Each tournament counts once, with the mean of its ${counted(replicates, 'replicate')}; above 0 locals do better than those from elsewhere.`,
    ...(engine === null ? [] : [`All of them ran on ${engine}, on ${processor}; none that ran elsewhere are pooled.`]),
    ...refused.map(({ tournamentId, reason }) => paint('yellow', `${tournamentId} was not transplanted: ${reason}`)),
    ...(waiting.length > 0
      ? [paint('yellow', `${counted(waiting.length, 'tournament')} that finished lack a transplant.`)]
      : []),
  ].join('\n');
}
