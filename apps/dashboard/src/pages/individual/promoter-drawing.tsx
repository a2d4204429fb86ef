import type { ModuleView } from '#contracts';

const BASE = 11;
const [ABOVE, LINE, BELOW] = [18, 16, 46];

interface PromoterDrawingProps {
  module: ModuleView;
  colourOf: (factor: string) => string;
}

/**
 * A promoter as its bases, with bound factors as boxes, above it those that bind as written, below those of the other strand, the fainter the less likely; and its marks as
 * lollipops: sites methylated on both strands are full, on one half full, bare ones empty.
 */
export function PromoterDrawing({ module: { id, promoter, sites, marksLeft }, colourOf }: PromoterDrawingProps) {
  const width = promoter.length * BASE + 2;
  const marks = [...(marksLeft?.methylation ?? '')];
  const described = sites.map(
    ({ factor, start, end, probability }) => `${factor} at bases ${start + 1} to ${end}: ${probability.toFixed(2)}`,
  );
  return (
    <svg
      class="promoter"
      width={width}
      height={ABOVE + LINE + BELOW}
      role="img"
      aria-label={`Promoter of ${id}. Bound: ${described.join(', ') || 'nothing likely'}. ${marks.length > 0 ? `Methylation ${marks.join('')}.` : ''}`}
    >
      {sites.map(({ factor, start, end, strand, probability }) => (
        <g
          key={`${factor} ${start}`}
          transform={`translate(${start * BASE},${strand === 'forward' ? 2 : ABOVE + LINE})`}
        >
          <title>{`${factor}, ${strand}, bound ${probability.toFixed(3)}`}</title>
          <rect
            width={(end - start) * BASE}
            height={14}
            rx={3}
            fill={colourOf(factor)}
            opacity={0.15 + 0.85 * probability}
          />
          <text x={((end - start) * BASE) / 2} y={11} text-anchor="middle">
            {factor}
          </text>
        </g>
      ))}
      {[...promoter].map((base, at) => (
        <text key={at} class="base" x={(at + 0.5) * BASE} y={ABOVE + 12} text-anchor="middle">
          {base}
        </text>
      ))}
      {marks.map((strands, at) => (
        <g key={at} class="mark" transform={`translate(${((at + 0.5) * width) / marks.length},${ABOVE + LINE + 18})`}>
          <path d="M0 0V12" />
          <circle cy={18} r={5} fill="var(--accent)" fill-opacity={Number(strands) / 2} />
        </g>
      ))}
    </svg>
  );
}
