/** Who descends from whom, as a tree of text in colours of families. */
import type { IndividualView } from '#contracts';
import { padded } from './aligned';
import { familyFormat } from './family-format';
import type { TreeRow } from './lineage-tree';
import type { Paint } from './paint';
import { count, homeOf, percent, thousandths } from './quantities';
import { safeLine } from './safe-text';
import { wrapped } from './wrapped';

const GAP = '  ';

export interface Forest {
  readonly trees: readonly (readonly TreeRow[])[];
  readonly champions: ReadonlySet<string>;
  /** Founders whose trees are not shown since they died out, and everyone in these. */
  readonly lost: { readonly founders: number; readonly members: number };
}

const LEGEND = '● alive  ○ dead  ★ champion; below each its largest branch, the others to the right of it';

/** What a narrow screen has no room for is left out from the last column on. */
export function treeText({ trees, champions, lost }: Forest, limit: number, columns: number, paint: Paint): string {
  const rows = trees.flat();
  const shown = rows.slice(0, limit);
  const notes = [
    LEGEND,
    lost.founders > 0 &&
      `died out and not shown: founders ${count(lost.founders)}, descendants of theirs ${count(lost.members - lost.founders)}`,
    shown.length < rows.length && `${count(rows.length - shown.length)} more rows; --limit, --depth or --generation`,
  ].filter((note) => note !== false);
  const [head, ...lines] = tableOf(shown, champions, columns, paint);
  return [
    head,
    ...lines.flatMap((line, index) => (beginsTree(shown, index) ? ['', line] : [line])),
    ...notes.flatMap((note) => wrapped(note, columns)).map((note) => paint('dim', note)),
  ].join('\n');
}

/** Trees stand apart; founders alone stand together. */
function beginsTree(rows: readonly TreeRow[], index: number): boolean {
  const isRoot = (at: number) => at >= rows.length || rows[at].node.depth === 0;
  return index > 0 && isRoot(index) && !(isRoot(index - 1) && isRoot(index + 1));
}

interface Column {
  readonly head: string;
  readonly isNumber?: boolean;
  readonly text: (row: TreeRow) => string;
}

/** In order of what is to be kept where room is short; the first two are coloured. */
const COLUMNS: readonly Column[] = [
  { head: 'family', text: ({ node }) => node.member.family },
  { head: 'bits/char', isNumber: true, text: ({ node }) => thousandths(node.member.bitsPerCharacter) },
  { head: 'lived', isNumber: true, text: ({ node }) => livedText(node.member) },
  { head: 'folded', isNumber: true, text: foldedText },
  { head: 'niche', text: ({ node }) => homeOf(node.member) },
  { head: 'second parent', text: ({ node }) => secondText(node.member) },
];

function tableOf(rows: readonly TreeRow[], champions: ReadonlySet<string>, width: number, paint: Paint): string[] {
  const symbolOf = ({ alive, member }: TreeRow['node']) => (champions.has(member.id) ? '★' : alive ? '●' : '○');
  const name: Column = {
    head: 'individual',
    text: ({ branch, node }) => `${branch}${symbolOf(node)} ${node.member.id}`,
  };
  const columns = [name, ...COLUMNS.filter(({ text }) => text !== foldedText || rows.some(({ folded }) => folded > 0))];
  const cells = [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ text }) => safeLine(text(row))))];
  const lines = padded(cells, (column) => columns[column].isNumber === true);
  const kept = columns.findLastIndex((_, last) => lines[0].slice(0, last + 1).join(GAP).length <= width);
  return lines.map((line, index) => {
    const shown = line.slice(0, Math.max(1, kept + 1));
    if (index === 0) return paint('bold', shown.join(GAP).trimEnd());
    const format = familyFormat(rows[index - 1].node.member.family);
    return shown
      .map((cell, column) => (column < 2 ? paint(format, cell) : cell))
      .join(GAP)
      .trimEnd();
  });
}

function foldedText({ folded }: TreeRow): string {
  return folded > 0 ? `+${count(folded)}` : '';
}

/** `3-5`: its first and last generation; `3-` while it lives. */
function livedText({ generation, diedGeneration }: IndividualView): string {
  return generation === diedGeneration ? String(generation) : `${generation}-${diedGeneration ?? ''}`;
}

function secondText({ parents }: IndividualView): string {
  const second = parents.find(({ role }) => role === 'secondary');
  return second ? `${percent(second.share)} of ${second.id}` : '';
}
