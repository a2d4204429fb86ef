import { panelLines } from './panel';
import { createStanding, type Standing } from './standing';

const plain = (_: unknown, text: string) => text;
const validation = { 'WB-0': 4.496, 'WB-1': 3.5, 'WB-2': 2.832, 'WB-3': 2.4, 'WB-4': 2.2, 'WB-5': 2.15 };
const onTest = { 'WB-0': 9, 'WB-1': 9, 'WB-2': 9, 'WB-3': 9, 'WB-4': 9, 'WB-5': 9 };
const progress = {
  tournamentId: 't',
  generation: 3,
  generations: 8,
  trained: 12,
  trainees: 16,
  fraction: 0.75,
  tokensPerSecond: 130245,
  secondsLeft: 80,
  bestBitsPerCharacter: {},
};
const families = ['gru', 'gru', 'transformer', 'rnn', 'lstm', 'minlstm', 'mingru', 'convolution'];
const standing = (): Standing => ({
  ...createStanding(),
  progress,
  baselines: new Map([['moby', { ...onTest, validation }]]),
  best: new Map([
    ['moby', [3.2, 2.9, 2.6]],
    ['a niche with a long name', [4]],
  ]),
  births: 1234,
  deaths: 1226,
  living: new Map(families.map((family, index) => [String(index), { family, niche: 'moby' }])),
});

it('shows all of it on a wide screen', () => {
  expect(panelLines(standing(), 110, 30, plain)).toEqual([
    'tournament      ███████████░░░░░░░░░░░░░   47 %  1 min 20 s left  130,245 tokens/s',
    'generation 3/7  ██████████████████░░░░░░   75 %  12/16 trained',
    'niche                     best bits/char on validation    now   WB-0   WB-2   WB-5',
    'moby                      █▄▁                           2.600  4.496  2.832  2.150',
    'a niche with a long name  ▁                             4.000      –      –      –',
    '1,234 born  1,226 died  8 alive',
    'gru 2  transformer 1  rnn 1  lstm 1  minlstm 1  mingru 1  convolution 1',
  ]);
});

it.each([60, 40, 25])('keeps within %d columns, whatever the colours', (columns) => {
  const coloured = (_: unknown, text: string) => `\u001b[1m${text}\u001b[22m`;
  const wide = { ...standing(), best: new Map([['moby', Array.from({ length: 500 }, (_, at) => 900 - at)]]) };
  const lines = panelLines(wide, columns, 30, coloured).map((line) => line.replace(/\u001b\[\d+m/g, ''));
  expect(lines).toEqual(panelLines(wide, columns, 30, plain));
  expect(lines.filter((line) => [...line].length > columns)).toEqual([]);
});

it('leaves out at 60 columns what there is no room for', () => {
  expect(panelLines(standing(), 60, 30, plain)).toEqual([
    'tournament      █████░░░░░   47 %  1 min 20 s left  …',
    'generation 3/7  ████████░░   75 %  12/16 trained',
    'niche         best bits/char    now   WB-2   WB-5',
    'moby          █▄▁             2.600  2.832  2.150',
    'a niche wit…  ▁               4.000      –      –',
    '1,234 born  1,226 died  8 alive',
    'gru 2  transformer 1  rnn 1  lstm 1  minlstm 1  mingru 1  …',
  ]);
});

it('shows as many niches as there are lines for', () => {
  const many = { ...standing(), best: new Map(Array.from({ length: 40 }, (_, index) => [`n${index}`, [3]])) };
  const lines = panelLines(many, 110, 20, plain);
  expect(lines.length).toBeLessThan(20);
  expect(lines).toContain('and 28 more niches');
});

it('escapes what could disturb the terminal', () => {
  const odd = { ...createStanding(), best: new Map([['a\u001bb', [3]]]) };
  expect(panelLines(odd, 110, 30, plain)[1]).toMatch(/^a\\u\{1b\}b /);
});

it('is empty before anything is received', () => expect(panelLines(createStanding(), 110, 30, plain)).toEqual([]));
