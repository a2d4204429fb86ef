import { count, homeOf, percent, thousandths } from '#wording';
import { idOf, type Lineage, NONE } from '#projection';
import { Family } from '../ui/small-parts';
import type { Size } from './view';

export interface Told {
  readonly label: string;
  readonly of: (row: number) => string;
}

interface TreeTipProps {
  lineage: Lineage;
  told: Told | undefined;
  row: number;
  x: number;
  y: number;
  size: Size;
}

const WIDTH = 250;
const ROOM_BELOW = 190;

/** Who is pointed at. */
export function TreeTip({ lineage, told, row, x, y, size }: TreeTipProps) {
  const [primary, secondary] = [lineage.primary.values[row], lineage.secondary.values[row]];
  const share = lineage.primaryShare.values[row];
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
  const niche = lineage.niches[lineage.niche.values[row]];
  const deme = lineage.demes[lineage.deme.values[row]];
  const died = lineage.diedGeneration.values[row];
  const position = {
    left: `${Math.max(4, Math.min(x + 14, size.width - WIDTH - 4))}px`,
    ...(y + ROOM_BELOW < size.height ? { top: `${y + 14}px` } : { bottom: `${size.height - y + 14}px` }),
  };
  return (
    <div class="tip" style={position} role="status">
      <strong class="mono">{idOf(lineage, row)}</strong>
      <span>
        <Family name={lineage.families[lineage.family.values[row]]} />{' '}
        <span class="muted">in {homeOf({ niche, deme })}</span>
      </span>
      <dl class="facts small">
        <dt>bits per character</dt>
        <dd>{thousandths(known(lineage.bits.values[row]))}</dd>
        {!Number.isNaN(lineage.rating.values[row]) && (
          <>
            <dt>rating, nats</dt>
            <dd>{thousandths(lineage.rating.values[row])}</dd>
          </>
        )}
        {told && (
          <>
            <dt>{told.label}</dt>
            <dd>{told.of(row)}</dd>
          </>
        )}
        <dt>parameters</dt>
        <dd>{count(lineage.parameters.values[row])}</dd>
        {primary !== NONE && (
          <>
            <dt>genes</dt>
            <dd>
              {percent(share)} of {shortOf(lineage, primary)}
              {secondary !== NONE && `, ${percent(1 - share)} of ${shortOf(lineage, secondary)}`}
            </dd>
          </>
        )}
        <dt>lived</dt>
        <dd>
          {died === NONE
            ? `alive since generation ${lineage.generation.values[row]}`
            : `generations ${lineage.generation.values[row]} to ${died}: ${lineage.causes[lineage.cause.values[row]]}`}
        </dd>
      </dl>
    </div>
  );
}

function shortOf({ generation, slot }: Lineage, row: number): string {
  return `${generation.values[row]}-${slot.values[row]}`;
}
