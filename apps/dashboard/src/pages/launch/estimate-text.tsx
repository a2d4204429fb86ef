import { count, duration, scientific } from '#wording';
import type { TournamentView } from '#contracts';
import { estimate } from './estimate';

/** What a launch would cost. */
export function EstimateText({ config, before }: { config: unknown; before: readonly TournamentView[] | undefined }) {
  if (!before) return <span class="muted">estimating …</span>;
  const expected = estimate(config, before);
  if (!expected) return <span class="muted">The config is not complete yet.</span>;
  const { births, flops, tokens, seconds, measured } = expected;
  return (
    <span>
      {count(births)} individuals, about {count(roundly(tokens))} tokens ({scientific(flops)} FLOPs), about{' '}
      <strong>{duration(seconds)}</strong>
      <span class="muted">
        {measured > 0
          ? ` at the speed of ${measured === 1 ? 'a tournament like it that' : `${measured} tournaments like it that`} ran here`
          : ' on two cores, as a guess: nothing like it ran here yet'}
      </span>
    </span>
  );
}

/** Two digits are all that an estimate knows. */
function roundly(value: number): number {
  return Number(value.toPrecision(2));
}
