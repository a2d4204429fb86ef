/** The entropy ledger: every level from the next symbol to the environment on one screen, in bits by generation (docs/entropy.md). */
import type { TournamentView } from '#contracts';
import type { TournamentState } from '#projection';
import { LineChart } from '../../../charts/line-chart';
import { roomForGenerations } from '../../../charts/scales';
import { linkTo } from '../../../routing/route';
import { ChartsAcross } from '../charts-across';
import { curvesOf } from './curves';
import { LEVELS, type LedgerLevel } from './levels';

interface EntropyTabProps {
  tournament: TournamentView;
  state: TournamentState;
}

export function EntropyTab({ tournament, state }: EntropyTabProps) {
  const { id } = tournament;
  const closed = [...state.closed].sort((a, b) => a.generation - b.generation);
  if (closed.length === 0) return <p class="notice">Entropies are measured as a generation closes: none has yet.</p>;
  const generations = roomForGenerations(closed.at(-1)!.generation + 1, tournament.generations);
  return (
    <>
      <ChartsAcross id={id} closed={closed.at(-1)!.generation + 1}>
        <div class="ledger">
          {LEVELS.map((level) => (
            <section key={level.title} class="panel">
              <Level
                level={level}
                file={`${id}-${level.title.toLowerCase()}`}
                closed={closed}
                generations={generations}
              />
            </section>
          ))}
        </div>
      </ChartsAcross>
      <p class="muted small">
        From the next symbol to the environment. What each curve is stands with its{' '}
        <a href={linkTo({ page: 'tournament', id, tab: 'metrics' }, { metric: 'geneEntropyBits' })}>metric</a>, where
        the distances of demes and of generations are, too.
      </p>
    </>
  );
}

interface LevelProps {
  level: LedgerLevel;
  file: string;
  closed: TournamentState['closed'];
  generations: number;
}

function Level({ level, file, closed, generations }: LevelProps) {
  const { title, unit, note, without } = level;
  const series = curvesOf(level, closed);
  if (series.length === 0)
    return (
      <>
        <h3>{title}</h3>
        <p class="muted small">{note}</p>
        <p class="muted">{without}</p>
      </>
    );
  return (
    <LineChart
      title={title}
      unit={unit}
      file={file}
      series={series}
      generations={generations}
      note={note}
      height={112}
    />
  );
}
