import { planSizeText, powerText, scientific } from '#wording';
import type { ExperimentPlanView } from '#contracts';
import { type Column, Table } from '../../ui/table';
import { levelColumns } from '../experiments/rows';

type Arm = ExperimentPlanView['arms'][0];

/** What an experiment would be. */
export function Plan({ plan }: { plan: ExperimentPlanView }) {
  const { arms, seeds } = plan;
  const columns: readonly Column<Arm>[] = [
    { head: 'arm', kind: 'name', cell: ({ arm }) => arm },
    ...levelColumns(arms),
    { head: 'tournaments', kind: 'number', cell: () => seeds },
    { head: 'FLOPs of training each', kind: 'number', cell: ({ flops }) => scientific(flops) },
  ];
  return (
    <section class="panel stack plan" aria-label="What it would take">
      <p>{planSizeText(plan)}.</p>
      <p class="muted">{powerText(plan.power, seeds, plan.outcome.unit)}</p>
      <Table
        label="Arms that would run"
        columns={columns}
        rows={arms}
        keyOf={({ arm, levels }) => [arm, ...Object.values(levels)].join(' ')}
      />
    </section>
  );
}
