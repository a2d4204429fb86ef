/** Generation against generation: how often raters of each tell the text itself from the models of each. */
import type { RedQueenDifferenceView, RedQueenView } from '#contracts';
import { difference, percent } from '#wording';
import { useState } from 'preact/hooks';
import { ChartFrame, Key } from '../../charts/chart-frame';
import { useWidth } from '../../charts/use-width';
import { Table } from '../../ui/table';

const LEFT = 52;
const TOP = 20;
const BOTTOM = 36;
const MOST_CELL = 44;
/** Of the whole matrix, in pixels. */
const MOST_SIDE = 520;
const LABEL_ROOM = 24;

const DIFFERENCES = [
  ['past', 'models of the past, less those of their own time'],
  ['future', 'models of the future, less those of their own time'],
  ['interaction', 'their own time, less all others'],
  ['ratersGain', 'what a generation more of raters adds'],
  ['modelsGain', 'what a generation more of models adds'],
] as const;

export function RedQueenMap({ id, view }: { id: string; view: RedQueenView }) {
  const { niche, generations, rates, evolves, every } = view;
  const [box, width] = useWidth<HTMLDivElement>();
  const [pointed, point] = useState<readonly [models: number, raters: number] | null>(null);
  const all = rates.flat();
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const strength = (rate: number): number => 0.06 + 0.94 * (most === least ? 1 : (rate - least) / (most - least));
  const side = Math.min(MOST_CELL, Math.max(2, Math.min(MOST_SIDE, width - LEFT - 4) / generations.length));
  const labelled = Math.max(1, Math.ceil(LABEL_ROOM / side));
  const height = TOP + generations.length * side + BOTTOM;
  const told = ([models, raters]: readonly [number, number]): string =>
    `models of generation ${generations[models]}, raters of ${generations[raters]}: ${percent(rates[models][raters])}`;
  return (
    <div class="red-queen">
      <ChartFrame
        title={`${niche}: who drives whom`}
        file={`${id}-${niche}-red-queen`}
        table={{
          columns: ['models of', 'raters of', 'rate of telling'],
          rows: rates.flatMap((row, models) =>
            row.map((rate, raters) => [generations[models], generations[raters], rate]),
          ),
        }}
        legend={
          <>
            <Key colour="var(--accent)" kind="box">
              {percent(most)} told, the most
            </Key>
            <span class="muted">{pointed ? told(pointed) : `faintest: ${percent(least)}; a coin tells 50 %`}</span>
          </>
        }
        note={`How often raters prefer the text itself to that of a model after the same prompt; outlined is their own time. ${
          evolves
            ? 'Raters inherit their tastes, and are selected for telling.'
            : 'Tastes are those of the panel, and are not selected.'
        }${every > 1 ? ` Every ${every} generations.` : ''}`}
      >
        <div ref={box} class="plot" style={{ height: `${height}px` }}>
          {width > 0 && (
            <svg
              width={width}
              height={height}
              role="img"
              aria-label={`${niche}: rate of telling by generation of models and of raters`}
              onPointerLeave={() => point(null)}
            >
              <g class="axis">
                <text x={0} y={12}>
                  models of generation
                </text>
                <text x={LEFT} y={height - 4}>
                  by raters of generation
                </text>
              </g>
              <g transform={`translate(${LEFT},${TOP})`}>
                {rates.map((row, models) =>
                  row.map((rate, raters) => (
                    <rect
                      key={`${models} ${raters}`}
                      class={models === raters ? 'own-time' : undefined}
                      x={raters * side}
                      y={models * side}
                      width={Math.max(1, side - 2)}
                      height={Math.max(1, side - 2)}
                      fill="var(--accent)"
                      fill-opacity={strength(rate)}
                      onPointerEnter={() => point([models, raters])}
                    >
                      <title>{told([models, raters])}</title>
                    </rect>
                  )),
                )}
                <g class="axis">
                  {generations.map((generation, at) =>
                    at % labelled === 0 ? (
                      <g key={generation}>
                        <text x={-6} y={(at + 0.5) * side + 3} text-anchor="end">
                          {generation}
                        </text>
                        <text x={(at + 0.5) * side - 1} y={generations.length * side + 14} text-anchor="middle">
                          {generation}
                        </text>
                      </g>
                    ) : null,
                  )}
                </g>
              </g>
            </svg>
          )}
        </div>
      </ChartFrame>
      <Table
        label={`${niche}: time shifts`}
        keyOf={({ words }) => words}
        rows={DIFFERENCES.map(([name, words]) => ({ words, told: view[name] }))}
        columns={[
          { head: 'rate of telling', kind: 'wide', cell: ({ words }) => words },
          { head: 'difference', kind: 'number', cell: ({ told: one }) => (one ? difference(one.mean) : '–') },
          { head: '95 % interval', kind: 'number', cell: ({ told: one }) => intervalText(one) },
        ]}
      />
    </div>
  );
}

function intervalText(told: RedQueenDifferenceView | null): string {
  return told?.interval ? told.interval.map(difference).join(' to ') : '–';
}
