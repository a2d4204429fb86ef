import type { IndividualView } from '#contracts';
import { growForest, rowsOf } from './lineage-tree';
import { treeText } from './tree-text';

const plain = (_: unknown, text: string) => text;
const parent = (id: string, share: number, role: 'primary' | 'secondary') => ({
  id,
  share,
  role,
  weightShare: 0,
  genes: [],
});
const member = (
  id: string,
  family: string,
  diedGeneration: number | null,
  parents: IndividualView['parents'] = [],
) => ({
  id,
  tournamentId: 'a',
  generation: Number(id.split('-')[1]),
  slot: 0,
  niche: 'moby',
  deme: 'moby',
  family,
  parameters: 9,
  status: 'trained' as const,
  cause: null,
  diedGeneration,
  species: null,
  bitsPerCharacter: 2.5,
  nats: 1.7,
  tokensTrained: 1,
  rating: null,
  genome: {},
  name: null,
  notes: null,
  parents,
});
const members = [
  ...[member('a-0-0', 'gru', 1), member('a-0-1', 'rnn', 0)],
  member('a-1-0', 'gru', null, [parent('a-0-0', 0.75, 'primary'), parent('a-0-1', 0.25, 'secondary')]),
  ...[member('a-1-1', 'mlp', null, [parent('a-0-1', 1, 'primary')]), member('a-1-2', 'mlp', 1)],
];
const forest = {
  trees: growForest(members).map((root) => rowsOf(root, {})),
  champions: new Set(['a-1-0']),
  lost: { founders: 0, members: 0 },
};
const linesOf = (columns: number, limit = 200, given = forest) => treeText(given, limit, columns, plain).split('\n');

it('tells who lives, who is champion, and which tree is another', () => {
  expect(linesOf(200)).toEqual([
    'individual  family  bits/char  lived  niche  second parent',
    '○ a-0-0     gru         2.500    0-1  moby',
    '★ a-1-0     gru         2.500     1-  moby   25 % of a-0-1',
    '',
    '○ a-0-1     rnn         2.500      0  moby',
    '● a-1-1     mlp         2.500     1-  moby',
    '',
    '○ a-1-2     mlp         2.500      1  moby',
    '● alive  ○ dead  ★ champion; below each its largest branch, the others to the right of it',
  ]);
});

it('leaves out the columns that a narrow screen has no room for', () => {
  expect(linesOf(60).slice(0, 2)).toEqual([
    'individual  family  bits/char  lived  niche  second parent',
    '○ a-0-0     gru         2.500    0-1  moby',
  ]);
  expect(linesOf(40).slice(0, 2)).toEqual([
    'individual  family  bits/char  lived',
    '○ a-0-0     gru         2.500    0-1',
  ]);
  expect(linesOf(40).filter((line) => line.length > 40)).toEqual([]);
});

it('says what it does not show', () => {
  const lost = { founders: 3, members: 1003 };
  expect(linesOf(200, 2, { ...forest, lost }).slice(-2)).toEqual([
    'died out and not shown: founders 3, descendants of theirs 1,000',
    '3 more rows; --limit, --depth or --generation',
  ]);
});

it('colours by family', () => {
  const formats: string[] = [];
  treeText(forest, 200, 200, (format, text) => {
    if (/^[○●★] a-/.test(text)) formats.push(format);
    return text;
  });
  expect(formats).toEqual(['green', 'green', 'yellow', 'red', 'red']);
});
