import { count, counted, percent } from '#wording';
import type { ArenaView } from '#contracts';

/** How much the raters agree, and how little would change who ranks first. */
export function ArenaFacts({ arena, late }: { arena: ArenaView | null; late: number }) {
  if (!arena) return null;
  const { battles, voided, agreement, votes, outliers, leverage } = arena;
  const facts = [
    `${counted(battles, 'battle')}${voided > 0 ? `, ${count(voided)} void` : ''}`,
    agreement && `raters agree on ${percent(agreement.rate)} ± ${percent(agreement.standardError)} of pairs`,
    `${counted(votes, 'vote')} of people`,
    late > 0 && `${counted(late, 'vote')} came too late and ${late === 1 ? 'does' : 'do'} not count here`,
    outliers.length > 0 && `${counted(outliers.length, 'voter')} left out as outliers`,
    leverage !== null && `${counted(leverage, 'judgement')} the other way round would change who ranks first`,
  ].filter(Boolean);
  return <p class="muted small">{facts.join(' · ')}</p>;
}
