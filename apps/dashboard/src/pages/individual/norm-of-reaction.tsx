import type { NormView } from '#contracts';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { nicheColour } from '../../ui/colours';
import { Problem } from '../../ui/problem';
import { Loading } from '../../ui/small-parts';
import { type Column, Table } from '../../ui/table';

const [WIDTH, HEIGHT] = [120, 64];

/** Expression of its modules on each text of the tournament, and over each signal, all others being what they were last. */
export function NormOfReaction({ id }: { id: string }) {
  const { value: norm, error, ask } = useAnswer(`norm of ${id}`, () => api.norm(id));
  if (error !== undefined) return <Problem error={error} again={ask} />;
  if (!norm) return <Loading what="the norm of reaction" />;
  const modules = Object.keys(norm.texts[0]?.expression ?? {});
  const columns: readonly Column<NormView['texts'][number]>[] = [
    { head: 'reads', cell: ({ text }) => text },
    ...modules.map((module, at): Column<NormView['texts'][number]> => ({
      head: module,
      kind: 'number',
      cell: ({ expression }) => <span style={{ color: nicheColour(at) }}>{expression[module].toFixed(2)}</span>,
    })),
  ];
  return (
    <>
      <Table label="Expression by text" columns={columns} rows={norm.texts} keyOf={({ text }) => text} />
      <div class="legend">
        {norm.signals.map(({ signal, values, expression }) => (
          <figure key={signal} class="chart">
            <figcaption class="small">
              {signal}, {values[0]} to {values.at(-1)}
            </figcaption>
            <svg
              class="norm"
              width={WIDTH}
              height={HEIGHT}
              role="img"
              aria-label={`Expression over ${signal}, from ${values[0]} to ${values.at(-1)}`}
            >
              {modules.map((module, at) => (
                <polyline
                  key={module}
                  stroke={nicheColour(at)}
                  points={values
                    .map((value, of) => `${across(value, values)},${(1 - expression[module][of]) * (HEIGHT - 2) + 1}`)
                    .join(' ')}
                >
                  <title>{module}</title>
                </polyline>
              ))}
            </svg>
          </figure>
        ))}
      </div>
      <p class="muted small">
        Expression, from 0 to 1, as each signal goes from its least to its greatest value; colours are those of the
        table.
      </p>
    </>
  );
}

/** Where a value stands, in pixels from the left: from the first to the last of `values`. */
function across(value: number, values: readonly number[]): number {
  return ((value - values[0]) / (values.at(-1)! - values[0])) * WIDTH;
}
