import { leaderboardTable } from './leaderboard-table';
import { ERRORS_OF_EVALUATION } from './quantities';
import { renderTable } from './table';

const plain = (_: unknown, text: string) => text;

describe('renderTable', () => {
  it('stands its columns two spaces apart, numbers to the right', () => {
    const columns = [
      { head: 'niche', text: ([niche]: [string, number]) => niche },
      { head: 'bits', align: 'right' as const, text: ([, bits]: [string, number]) => String(bits) },
    ];
    const rows: [string, number][] = [
      ['moby', 2.5],
      ['a\nb', 12],
    ];
    expect(renderTable(columns, rows, plain)).toBe(['niche  bits', 'moby    2.5', 'a\\nb     12'].join('\n'));
  });

  it('keeps its columns where text is coloured', () => {
    const colour = (_: unknown, text: string) => `\u001b[1m${text}\u001b[22m`;
    const columns = [{ head: 'name', text: (row: string) => row }];
    const bare = renderTable(columns, ['abc'], plain);
    const coloured = renderTable(columns, ['abc'], colour, () => true);
    expect(coloured).not.toBe(bare);
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(bare);
  });
});

it('leaderboardTable dims baselines, and calls them by their written name', () => {
  const dimmed: string[] = [];
  const row = {
    rank: 1,
    family: 'gru',
    niche: 'moby',
    part: 'test' as const,
    bitsPerCharacter: 2.41,
    standardErrorBits: 0.012,
    newText: { standardErrorBits: 0.043, blocks: 16 },
  };
  const baseline = {
    ...row,
    rank: 2,
    family: 'witten-bell',
    bitsPerCharacter: 2.5,
    standardErrorBits: null,
    newText: null,
  };
  const table = leaderboardTable(
    [
      { ...row, kind: 'individual', name: 'k3-4-1', parameters: 52192 },
      { ...baseline, kind: 'baseline', name: 'WB-2', parameters: null },
    ],
    (format, text) => {
      if (format === 'dim') dimmed.push(text);
      return text;
    },
  );
  expect(dimmed).toEqual(['moby', '2', 'WB-2', 'witten-bell', '–', '2.500', '–', '–', ...ERRORS_OF_EVALUATION]);
  expect(table).toContain('moby      1  k3-4-1  gru              52,192      2.410        0.012  0.043 (16)');
});

it('leaderboardTable ranks within each niche, equals alike', () => {
  const row = (niche: string, name: string, bitsPerCharacter: number, rank: number) => ({
    rank,
    kind: 'individual' as const,
    name,
    family: 'gru',
    niche,
    parameters: 9,
    part: 'test' as const,
    bitsPerCharacter,
    standardErrorBits: null,
    newText: null,
  });
  const rows = [
    ...[row('phonetic', 'p1', 2, 1), row('moby', 'm1', 2.5, 2), row('moby', 'm2', 2.5, 2)],
    ...[row('phonetic', 'p2', 3, 4), row('moby', 'm3', 3.5, 5)],
  ];
  const lines = leaderboardTable(rows, plain).split('\n').slice(1, 6);
  expect(lines.map((line) => line.split(/ +/).slice(0, 3).join(' '))).toEqual([
    ...['moby 1 m1', 'moby 1 m2', 'moby 3 m3'],
    ...['phonetic 1 p1', 'phonetic 2 p2'],
  ]);
});
