import { thousandths } from '#wording';
import type { DemeState } from '../../../feed/demes';
import type { Spot } from './place-demes';

interface DemeCircleProps {
  deme: DemeState;
  spot: Spot;
  /** Radii in pixels. */
  ring: number;
  disc: number;
  /** From 0 to 1, the higher the stronger; NaN where nobody was measured. */
  shade: number;
  isExtinct: boolean;
  isSettled: boolean;
}

export function DemeCircle({ deme, spot, ring, disc, shade, isExtinct, isSettled }: DemeCircleProps) {
  const { deme: name, living, meanBits } = deme;
  const outer = Math.max(ring, disc);
  const bits = Number.isNaN(meanBits) ? '' : `, ${thousandths(meanBits)} bits per character in the mean`;
  return (
    <g transform={`translate(${spot.x},${spot.y})`}>
      <title>{`${name}: ${living} living${bits}`}</title>
      <circle class={`ring${isExtinct ? ' extinct' : ''}`} r={ring} />
      <circle class="disc" r={disc} fill-opacity={Number.isNaN(shade) ? 0.06 : 0.2 + 0.8 * shade} />
      {isExtinct && <path class="extinct" d="M-6 -6L6 6M-6 6L6 -6" />}
      {isSettled && <path class="settled" d={`M${outer} ${-outer}h10m-5 -5v10`} />}
      <text y={outer + 14} text-anchor="middle">
        {name} {living}
      </text>
    </g>
  );
}
