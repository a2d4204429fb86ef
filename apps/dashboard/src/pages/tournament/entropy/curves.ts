/** The curves of a level of the entropy ledger: those of its metrics that have values. */
import type { TournamentState } from '#projection';
import type { Series } from '../../../charts/series';
import { nicheColour } from '../../../ui/colours';
import type { LedgerCurve, LedgerLevel } from './levels';

type Closed = TournamentState['closed'];

/** A metric of niches is a curve a niche; `closed` is in order. */
export function curvesOf({ curves }: LedgerLevel, closed: Closed): readonly Series[] {
  return curves
    .flatMap((curve) => subjectsOf(curve, closed).map((subject) => ({ curve, subject })))
    .map(({ curve, subject }, at): Series => ({
      name: curve.name === '' ? subject : curve.name,
      colour: nicheColour(at),
      kind: curve.kind,
      points: closed.map(({ generation, metrics }) => {
        const value = metrics[curve.metric]?.[subject] ?? NaN;
        return [generation, curve.isNumber ? Math.log2(value) : value] as const;
      }),
    }));
}

function subjectsOf({ metric }: LedgerCurve, closed: Closed): readonly string[] {
  return [...new Set(closed.flatMap(({ metrics }) => Object.keys(metrics[metric] ?? {})))];
}
