import { fitting } from './fitting';

const green = (text: string) => `\u001b[32m${text}\u001b[39m`;

it.each([
  [['gru 6', 'rnn 5'], 12, 'gru 6  rnn 5'],
  [['gru 6', 'rnn 5', 'mlp 1'], 18, 'gru 6  rnn 5  …'],
  [['gru 6', 'rnn 5'], 7, ''],
  [[green('gru 6'), 'rnn 5'], 12, `${green('gru 6')}  rnn 5`],
])('fits %j in %d columns', (cells, columns, line) => expect(fitting(cells, columns)).toBe(line));
