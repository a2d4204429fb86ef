/** Who drives whom: a matrix of generations of models by generations of raters, and what time shifts change. */
import type { RedQueenDifferenceView, RedQueenView } from '#contracts';
import type { Paint } from './paint';
import { difference, percent } from './quantities';
import { type Column, renderTable } from './table';

/** More generations than these have no column each: they are shown evenly apart. */
const MOST_COLUMNS = 10;

export function redQueenText(views: readonly RedQueenView[], paint: Paint): string {
  if (views.length === 0) return 'no generation with texts of individuals has closed';
  return views.map((view) => nicheText(view, paint)).join('\n\n');
}

function nicheText(view: RedQueenView, paint: Paint): string {
  const { niche, evolves, generations, rates } = view;
  const every = Math.ceil(generations.length / MOST_COLUMNS);
  const shown = [...generations.keys()].filter((at) => at % every === 0);
  const columns: readonly Column<number>[] = [
    { head: 'models of', align: 'right', text: (at) => `${generations[at]}` },
    ...shown.map((raters): Column<number> => {
      const head = `by raters of ${generations[raters]}`;
      return { head, align: 'right', text: (at) => percent(rates[at][raters]) + (at === raters ? ' *' : '  ') };
    }),
  ];
  return [
    paint('bold', `${niche}: how often raters tell the text itself from that of a model (50 % is a coin)`),
    renderTable(columns, shown, paint),
    `* their own time. ${evolves ? 'Raters inherit their tastes, and are selected for telling.' : 'Tastes are those of the panel, and are not selected.'}`,
    `models of the past less those of their own time:   ${told(view.past)}`,
    `models of the future less those of their own time: ${told(view.future)}`,
    `their own time less all others (interaction):      ${told(view.interaction)}`,
    `what a generation more of raters adds:             ${told(view.ratersGain)}`,
    `what a generation more of models adds:             ${told(view.modelsGain)}`,
    '95 % intervals by the jackknife over generations of this tournament.',
  ].join('\n');
}

function told(estimate: RedQueenDifferenceView | null): string {
  if (!estimate) return '–';
  const { mean, interval } = estimate;
  return `${difference(mean)} (${interval ? interval.map(difference).join(' to ') : '–'})`;
}
