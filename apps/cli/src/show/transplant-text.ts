/** What a transplant found: two matrices of deme of origin by niche of test, and what locals save. */
import type { TransplantEstimateView, TransplantedView, TransplantView } from '#contracts';
import type { Paint } from './paint';
import { count, difference, duration, scientific, thousandths } from './quantities';
import { type Column, renderTable } from './table';

interface Row {
  readonly deme: string;
  readonly home: string;
  readonly cells: TransplantedView['cells'];
}

const NOTES = [
  'Locals save: bits per character of those from elsewhere less those of locals, on the same text; above 0 locals do better there.',
  'How a deme does at home and away is no measure of adaptation: niches differ in how hard they are for all.',
];

export function transplantText(view: TransplantView, paint: Paint): string {
  const { id, result, status, reason, genomes, replicates, generation } = view;
  if (!result) return `transplant ${id} is ${status}${reason === null ? '' : `: ${reason}`}`;
  const whose = genomes === 'champion' ? "each deme's champion" : 'others of the living in each';
  return [
    paint('bold', `champions of generation ${generation} as they are, bits per character on test`),
    matrixText(result.champions, view.niches, paint),
    '95 % intervals are for new text of the kind, of these weights; – where the text is too short for one.',
    '',
    paint('bold', `genomes raised with fresh weights, ${count(replicates)} replicates: ${whose}`),
    matrixText(result.raised, view.niches, paint),
    ...result.raised.causes.map(({ deme, niche, cause }) => `not all of ${deme} could be raised in ${niche}: ${cause}`),
    `95 % intervals are over replicates: fresh weights and batches${genomes === 'living' ? ', and genomes' : ' of these genomes'}. Other populations would need other seeds.`,
    '',
    ...NOTES,
    `${scientific(result.flops)} FLOPs, ${duration(view.cpuSeconds)} of processors, beside the tournament's own`,
  ].join('\n');
}

function matrixText(
  { cells, localMinusForeign, interaction }: TransplantedView,
  niches: readonly string[],
  paint: Paint,
) {
  const demes = [...new Set(cells.map(({ deme }) => deme))];
  const rows = demes.map((deme): Row => {
    const own = cells.filter((cell) => cell.deme === deme);
    return { deme, home: own[0].home, cells: own };
  });
  const columns: readonly Column<Row>[] = [
    { head: 'from', text: ({ deme, home }) => (deme === home ? deme : `${deme} (${home})`) },
    ...niches.map((niche): Column<Row> => {
      const cellOf = (row: Row) => row.cells.find((cell) => cell.niche === niche)!;
      return {
        head: `in ${niche}`,
        align: 'right',
        text: (row) => thousandths(cellOf(row).bitsPerCharacter?.mean ?? null) + (row.home === niche ? ' *' : '  '),
      };
    }),
  ];
  return [
    renderTable(columns, rows, paint),
    ...localMinusForeign.map(({ niche, bits }) => `locals save in ${niche}: ${estimateText(bits)}`),
    `interaction of origin and niche: ${estimateText(interaction)}`,
  ].join('\n');
}

function estimateText(estimate: TransplantEstimateView | null): string {
  if (!estimate) return '–';
  const { mean, interval } = estimate;
  return `${difference(mean)} (${interval ? interval.map(difference).join(' to ') : '–'})`;
}
