import { allRows } from '#client';
import type { BattleView } from '#contracts';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { linkTo } from '../../routing/route';
import { Problem } from '../../ui/problem';
import { Loading, Scroll } from '../../ui/small-parts';
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
  return (
    <div class="stack battles">
      <h3>
        Battles of <Competitor name={competitor} />: {tally(value, competitor)}
      </h3>
      <Scroll label={`Battles of ${competitor}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">battle</th>
              <th scope="col">against</th>
              <th scope="col">result</th>
              <th scope="col" class="number">
                prompt
              </th>
              <th scope="col">rater</th>
            </tr>
          </thead>
          <tbody>
            {value.map((battle) => (
              <tr key={battle.number}>
                <td class="name">
                  <a href={linkTo({ page: 'battle', id, generation, niche, number: battle.number })}>
                    read {battle.number}
                  </a>
                </td>
                <td class="name">
                  <Competitor name={battle.first === competitor ? battle.second : battle.first} />
                </td>
                <td>{resultOf(battle, competitor)}</td>
                <td class="number">{battle.prompt}</td>
                <td class="mono name">{battle.rater}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
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
