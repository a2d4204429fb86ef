import { duration, measured, outcomeHead, scientific } from '#wording';
import type { ExperimentCellView, ExperimentDetailView } from '#contracts';
import { linkTo } from '../../routing/route';
import { Status } from '../../ui/small-parts';
import { type Column, Table } from '../../ui/table';
import { levelColumns } from './rows';

export function RunsTable({ experiment: { runs, outcome: measuredAs } }: { experiment: ExperimentDetailView }) {
  const columns: readonly Column<ExperimentCellView>[] = [
    { head: 'seed', kind: 'number', cell: ({ seed }) => seed },
    {
      head: 'arm',
      cell: ({ arm, tournamentId: id }) => <a href={linkTo({ page: 'tournament', id, tab: 'overview' })}>{arm}</a>,
    },
    ...levelColumns(runs),
    {
      head: 'status',
      cell: ({ status, reason, seconds }) =>
        status === 'paused' && seconds === 0 ? (
          <span class="muted">waiting</span>
        ) : (
          <>
            <Status status={status} /> {reason && <span class="muted small hide-narrow">{reason}</span>}
          </>
        ),
    },
    {
      head: 'generations',
      kind: 'number',
      spare: true,
      cell: ({ closed, generations }) => `${closed} of ${generations}`,
    },
    {
      head: outcomeHead(measuredAs.unit),
      kind: 'number',
      cell: ({ status, outcome, noOutcome }) =>
        status === 'finished' && outcome === null ? noOutcome : measured(outcome),
    },
    { head: 'FLOPs', kind: 'number', spare: true, cell: ({ flops }) => scientific(flops || null) },
    { head: 'time', kind: 'number', spare: true, cell: ({ seconds }) => duration(seconds || null) },
  ];
  return <Table label="Tournaments" columns={columns} rows={runs} keyOf={({ tournamentId }) => tournamentId} />;
}
