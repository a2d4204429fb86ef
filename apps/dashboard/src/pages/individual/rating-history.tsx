import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { counted } from '#wording';
import { LineChart } from '../../charts/line-chart';

/** What it was rated, generation after generation; nothing where there is no arena. */
export function RatingHistory({ id }: { id: string }) {
  const { value } = useAnswer(id, () => api.ratingHistory(id));
  if (!value || value.length === 0) return null;
  const ranks = value.map(
    ({ generation, rank, lowestRank, battles }) =>
      `generation ${generation}: ${rank === lowestRank ? `rank ${rank}` : `ranks ${rank}–${lowestRank}`} after ${counted(battles, 'battle')}`,
  );
  return (
    <section class="panel">
      <LineChart
        title="Rating"
        unit="nats above WB-2"
        file={`${id}-ratings`}
        levels={[{ name: 'WB-2', value: 0 }]}
        series={[
          {
            name: 'rating',
            colour: 'var(--accent)',
            kind: 'line',
            points: value.map(({ generation, nats }) => [generation, nats] as const),
          },
        ]}
        bands={[
          {
            name: '95 % interval',
            colour: 'var(--accent)',
            points: value.map(({ generation, lowerNats, upperNats }) => [generation, lowerNats, upperNats] as const),
          },
        ]}
        note={`${ranks.slice(-4).join('; ')}.`}
      />
    </section>
  );
}
