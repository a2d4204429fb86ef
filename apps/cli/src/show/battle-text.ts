import type { BattleDetailView, BattleView } from '#contracts';
import type { Paint } from './paint';
import { safeLine, safeLines } from './safe-text';
import { renderTable, type Column } from './table';

const COLUMNS: readonly Column<BattleView>[] = [
  { head: 'battle', text: ({ generation, niche, number }) => `${generation}/${niche}/${number}` },
  { head: 'first', text: ({ first }) => first },
  { head: 'second', text: ({ second }) => second },
  { head: 'prompt', align: 'right', text: ({ prompt }) => String(prompt) },
  { head: 'rater', text: ({ rater }) => rater },
  { head: 'preferred', text: preferredOf },
];

export function battlesTable(rows: readonly BattleView[], paint: Paint): string {
  return rows.length === 0 ? 'no battles' : renderTable(COLUMNS, rows, paint);
}

export function battleText(battle: BattleDetailView, paint: Paint): string {
  const { first, second, rater, promptText, firstText, secondText } = battle;
  const written = (name: string, text: string): string =>
    `${paint('bold', name)}\n${paint('dim', safeLines(promptText))}${safeLines(text)}`;
  const verdict = `${safeLine(rater)}: ${safeLine(preferredOf(battle))}`;
  return [written(first, firstText), written(second, secondText), paint('bold', verdict)].join('\n\n');
}

function preferredOf({ outcome, first, second }: BattleView): string {
  if (outcome === 'void') return 'void: the rater failed';
  if (outcome === 'tie') return 'both alike';
  return outcome === 'first' ? first : second;
}
