import type { ComponentChildren } from 'preact';
import { type Cells, toCsv } from './csv';
import { download } from './download';

interface ChartFrameProps {
  title: string;
  /** What is plotted, as numbers. */
  table: Cells;
  /** The name of its file, without the ending. */
  file: string;
  legend?: ComponentChildren;
  note?: ComponentChildren;
  children: ComponentChildren;
}

/** A chart with its title, its legend, and what it plots as CSV. */
export function ChartFrame({ title, table, file, legend, note, children }: ChartFrameProps) {
  return (
    <figure class="chart">
      <figcaption class="panel-head">
        <h3>{title}</h3>
        <button
          type="button"
          class="quiet"
          aria-label={`${title} as CSV`}
          disabled={table.rows.length === 0}
          onClick={() => download(`${file}.csv`, toCsv(table), 'text/csv')}
        >
          CSV
        </button>
      </figcaption>
      {children}
      {legend && <div class="legend">{legend}</div>}
      {note && <p class="muted small">{note}</p>}
    </figure>
  );
}

interface KeyProps {
  colour: string;
  kind: 'line' | 'thin' | 'dashed' | 'band' | 'box';
  children: ComponentChildren;
}

/** What a colour or a stroke stands for. */
export function Key({ colour, kind, children }: KeyProps) {
  return (
    <span class="key">
      <svg viewBox="0 0 18 10" aria-hidden="true">
        {kind === 'band' && <rect y="1" width="18" height="8" fill={colour} opacity="0.25" />}
        {kind === 'box' && <rect x="4" width="10" height="10" rx="2" fill={colour} />}
        {kind !== 'band' && kind !== 'box' && (
          <path
            d="M0 5H18"
            stroke={colour}
            stroke-width={kind === 'line' ? 2.2 : 1.3}
            stroke-dasharray={kind === 'dashed' ? '3 2.5' : undefined}
          />
        )}
      </svg>
      {children}
    </span>
  );
}
