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
    of: 26,
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
  expect(dimmed).toEqual(['moby', '2 of 26', 'WB-2', 'witten-bell', '–', '2.500', '–', '–', ...ERRORS_OF_EVALUATION]);
  expect(table).toContain('moby   1 of 26  k3-4-1  gru              52,192      2.410        0.012  0.043 (16)');
});
