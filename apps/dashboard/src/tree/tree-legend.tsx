import { thousandths } from '#wording';
import { Key } from '../charts/chart-frame';
import type { Lineage } from '#projection';
import { familyColour, nicheColour } from '../ui/colours';
import type { Colouring, Painted } from './colouring';

export function TreeLegend({
  lineage,
  colouring,
  painted,
  fittest,
}: {
  lineage: Lineage;
  colouring: Colouring;
  painted: Painted;
  /** Who leads. */
  fittest: string;
}) {
  return (
    <div class="legend">
      {colouring === 'family' &&
        lineage.families.map((family) => (
          <Key key={family} kind="box" colour={familyColour(family)}>
            {family}
          </Key>
        ))}
      {colouring === 'niche' &&
        lineage.niches.map((niche, index) => (
          <Key key={niche} kind="box" colour={nicheColour(index)}>
            {niche}
          </Key>
        ))}
      {painted.range && (
        <span class="key">
          {thousandths(painted.range[0])}
          <span
            class="ramp"
            style={{ background: `linear-gradient(to right, ${painted.palette.slice(0, -1).join(', ')})` }}
          />
          {thousandths(painted.range[1])}{' '}
          {colouring === 'bits'
            ? 'bits per character above WB-2 of the niche, both on validation, better to the right'
            : 'nats above WB-2 of the niche, better to the right'}
        </span>
      )}
      <Key kind="line" colour="var(--accent)">
        line of descent of each niche's leader: {fittest}, as generations closed
      </Key>
      <span class="muted">faint: dead; ring: never evaluated</span>
    </div>
  );
}
