import { duration, scientific } from '#wording';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { type Across, AcrossContext, BY_GENERATION } from '../../charts/across';
import { ShiftsKey } from '../../charts/shift-marks';
import { generationsARow, type Spending, spentSoFar } from '../../charts/spent-so-far';
import { setQuery, useRoute } from '../../routing/location';
import { Problem } from '../../ui/problem';
import { Segments } from '../../ui/small-parts';

const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const SPENDING: Readonly<Record<Spending, Required<Omit<Across, 'at' | 'opens'>> & { readonly label: string }>> = {
  flops: {
    label: 'FLOPs',
    unit: 'FLOPs so far',
    write: (flops) => (flops === 0 ? '0' : scientific(flops).replace(/\.?0+e/, 'e')),
  },
  tokens: { label: 'Tokens', unit: 'tokens trained on so far', write: (tokens) => COMPACT.format(tokens) },
  cpuSeconds: {
    label: 'Processors',
    unit: 'processor time so far',
    write: (seconds) => (seconds === 0 ? '0' : duration(seconds)),
  },
};
const OPTIONS = [
  { value: 'generation' as const, label: 'Generations' },
  ...(Object.keys(SPENDING) as Spending[]).map((value) => ({ value, label: SPENDING[value].label })),
];
const MOST_ROWS = 10_000; // of a page

/** Lets people choose what the charts within are drawn across; generations before `closed` have their place there. */
export function ChartsAcross({ id, closed, children }: { id: string; closed: number; children: ComponentChildren }) {
  const { query } = useRoute();
  const chosen = OPTIONS.find(({ value }) => value === query.across)?.value ?? 'generation';
  const asks = chosen !== 'generation' && closed > 0;
  const every = generationsARow(closed);
  const {
    value: spending,
    error,
    ask,
  } = useAnswer(
    asks ? `compute of ${id} by ${every}` : null,
    async () => ({ ...(await api.compute(id, { every, limit: MOST_ROWS })), every }),
    closed,
  );
  const across = useMemo((): Across => {
    if (chosen === 'generation' || !spending) return BY_GENERATION;
    const at = spentSoFar(spending.rows, chosen, { every: spending.every, closed });
    return { ...SPENDING[chosen], at, opens: (generation) => (generation === 0 ? 0 : at(generation - 1)) };
  }, [chosen, spending, closed]);
  return (
    <>
      <div class="row">
        <span class="muted">Charts across</span>
        <Segments
          label="Charts across"
          value={chosen}
          onChange={(value) => setQuery({ across: value === 'generation' ? '' : value })}
          options={OPTIONS}
        />
        <ShiftsKey />
      </div>
      {asks && every > 1 && (
        <p class="muted">
          What was spent is summed over {every} generations at a time, and drawn as if all of them had spent alike.
        </p>
      )}
      {error !== undefined && <Problem error={error} again={ask} />}
      <AcrossContext.Provider value={across}>{children}</AcrossContext.Provider>
    </>
  );
}
