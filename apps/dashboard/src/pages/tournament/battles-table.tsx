import { allRows } from '#client';
import type { BattleView } from '#contracts';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { linkTo } from '../../routing/route';
import { Problem } from '../../ui/problem';
import { Loading } from '../../ui/small-parts';
import { type Column, Table } from '../../ui/table';
import { Competitor } from './competitor';

interface BattlesTableProps {
  id: string;
  generation: number;
  niche: string;
  competitor: string;
}

/** The battles behind a rating; each leads to what was read. */
export function BattlesTable({ id, generation, niche, competitor }: BattlesTableProps) {
  const { value, error, ask } = useAnswer(`${id} ${generation} ${niche} ${competitor}`, async () => {
    const rows: BattleView[] = [];
    const pages = allRows((cursor) => api.battles(id, { generation, niche, competitor, cursor, limit: 200 }));
    for await (const row of pages) rows.push(row);
    return rows;
  });
  if (error !== undefined) return <Problem error={error} again={ask} />;
  if (!value) return <Loading what="battles" />;
  const columns: readonly Column<BattleView>[] = [
    {
      head: 'battle',
      kind: 'name',
      cell: ({ number }) => <a href={linkTo({ page: 'battle', id, generation, niche, number })}>read {number}</a>,
    },
    {
      head: 'against',
      kind: 'name',
      cell: ({ first, second }) => <Competitor name={first === competitor ? second : first} />,
    },
    { head: 'result', cell: (battle) => resultOf(battle, competitor) },
    { head: 'prompt', kind: 'number', cell: ({ prompt }) => prompt },
    { head: 'rater', kind: 'name', look: 'mono', cell: ({ rater }) => rater },
  ];
  return (
    <div class="stack battles">
      <h3>
        Battles of <Competitor name={competitor} />: {tally(value, competitor)}
      </h3>
      <Table label={`Battles of ${competitor}`} columns={columns} rows={value} keyOf={({ number }) => number} />
    </div>
  );
}

function resultOf({ outcome, first }: BattleView, competitor: string): string {
  if (outcome === 'void') return 'void';
  if (outcome === 'tie') return 'tie';
  return (outcome === 'first') === (first === competitor) ? 'won' : 'lost';
}

function tally(battles: readonly BattleView[], competitor: string): string {
  const results = battles.map((battle) => resultOf(battle, competitor));
  const count = (result: string): number => results.filter((each) => each === result).length;
  return `${count('won')} won, ${count('lost')} lost, ${count('tie')} tied`;
}
