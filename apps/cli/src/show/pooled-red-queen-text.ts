/** Who drives whom, over the seeds of an experiment. */
import type { PooledRedQueenView } from '#contracts';
import { comparedText } from './experiment-text';
import type { Paint } from './paint';

type Shift = PooledRedQueenView['pooled'][0]['shift'];

const WHAT: Readonly<Record<Shift, string>> = {
  past: 'models of the past less those of their own time',
  future: 'models of the future less those of their own time',
  interaction: 'their own time less all others (interaction)',
  ratersGain: 'what a generation more of raters adds',
  modelsGain: 'what a generation more of models adds',
};

export function pooledRedQueenText({ niche, pooled }: PooledRedQueenView, paint: Paint): string {
  const where = niche === null ? 'the mean over niches' : `in ${niche}`;
  return [
    ...pooled.flatMap(({ shift, rows }) => [
      paint('bold', `rate of telling, ${WHAT[shift]}, ${where}`),
      ...comparedText(rows, 'rate', paint),
      '',
    ]),
    'Each tournament counts once; above 0 raters tell more often.',
  ].join('\n');
}
