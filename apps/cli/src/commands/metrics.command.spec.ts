import { againstAnswers } from '../testing/against-answers';
import { TOURNAMENT } from '../testing/tournament-view';

const metric = { name: 'loss', unit: 'nats', scope: 'niche', direction: 'lower', help: 'Mean loss.' };
const loss = { generation: 1, name: 'loss', scope: 'niche', subject: 'moby', value: 2.5, standardError: 0.125 };
const odd = { ...loss, name: 'odd', scope: 'generation', subject: 'all', value: 7, standardError: null };
const later = { ...loss, generation: 2, subject: 'sotu', standardError: null };
const VALUES = '/api/tournaments/k3f9/metrics';
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/api/metrics': [metric, { ...metric, name: 'size', scope: 'deme' }],
  '/api/tournaments/k3f9': { ...TOURNAMENT, status: 'running', generation: 2 },
  [`${VALUES}?generation=1&limit=200`]: { rows: [loss], next: 'more' },
  [`${VALUES}?generation=1&cursor=more&limit=200`]: { rows: [odd], next: null },
  [`${VALUES}?name=loss&limit=200`]: { rows: [loss, later], next: null },
  [`${VALUES}?name=odd&generation=1&limit=200`]: { rows: [odd], next: null },
};

const run = againstAnswers(ANSWERS);
const clade = async (...words: string[]): Promise<string> => {
  const { out, err } = await run(...words);
  return out + err;
};

it.each([
  [
    ['metrics', '--scope', 'niche'],
    'metric  of each  unit  better  what it is\nloss    niche    nats  lower   Mean loss.\n',
  ],
  [
    ['metrics', 'k3f9'],
    'generation 1\nmetric  of                value  unit\nloss    niche moby  2.5 ± 0.125  nats\nodd     generation            7\n',
  ],
  [
    ['metrics', 'k3f9', '--name', 'loss'],
    'generation         moby  sotu\n         1  2.5 ± 0.125\n         2                2.5\nloss, in nats. Mean loss.\n',
  ],
  [
    ['metrics', 'k3f9', '--name', 'odd', '--generation', '1'],
    'generation  odd\n         1    7\nodd: this server does not measure it\n',
  ],
])('%j', async (words, text) => {
  expect(await clade(...words)).toBe(text);
});

it.each([
  [['--name', 'nope'], '--name is nope; must be a metric: `clade metrics` lists them'],
  [['--name', 'loss', '--scope', 'deme'], '--scope is deme; must be niche, the scope of loss'],
  [['--subject', 'moby'], '--subject needs the id of a tournament'],
  [['--generation', '1'], '--generation needs the id of a tournament'],
])('refuses %j where no tournament is named', async (options, message) => {
  expect(await clade('metrics', ...options)).toContain(message);
});

it('prints the rows of all pages as JSON', async () => {
  expect(JSON.parse(await clade('metrics', 'k3f9', '--json'))).toEqual([loss, odd]);
});
