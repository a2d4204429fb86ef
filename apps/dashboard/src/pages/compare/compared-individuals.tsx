import { useAnswer } from '../../api/use-answer';
import { useCallback } from 'preact/hooks';
import type { LevelOf } from '../../parallel/measures';
import { ParallelPanel } from '../../parallel/parallel-panel';
import { readIndividuals } from '../../parallel/read-individuals';
import { Problem } from '../../ui/problem';
import { Loading } from '../../ui/small-parts';
import type { Compared } from './compared';

export function ComparedIndividuals({ compared }: { compared: readonly Compared[] }) {
  const ids = compared.map(({ tournament }) => tournament.id);
  const { value, error, ask } = useAnswer(ids.join(','), () => readIndividuals(ids));
  const levelOf = useCallback<LevelOf>(
    ({ tournamentId, niche }) =>
      compared.find(({ tournament }) => tournament.id === tournamentId)?.tournament.baselines[niche]?.validation?.[
        'WB-2'
      ],
    [compared],
  );
  if (error !== undefined) return <Problem error={error} again={ask} />;
  if (!value) return <Loading what="individuals" />;
  if (value.length === 0) return <p class="notice">No individual is born yet.</p>;
  const everyone = compared.reduce((sum, { tournament }) => sum + tournament.individuals, 0);
  return <ParallelPanel individuals={value} levelOf={levelOf} everyone={everyone} file={ids.join('-')} />;
}
