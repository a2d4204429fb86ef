/** What a fork cannot change of regulation: who it starts from has a regulatory genome of the source's settings. */
import { bornRegulation } from '../regulation/born-regulation';
import { newbornOf } from '../testing/individuals';
import { REGULATION } from '../testing/regulation';
import { tournament } from '../testing/world';
import { forkProblems } from './fork-problems';

const source = { ...tournament.config, regulation: REGULATION };
const founder = bornRegulation({ config: source, seed: 1 }, 0, { slot: 0, parents: [] }, new Map());
const living = [{ ...newbornOf({}), regulation: founder }];
const told = (regulation: typeof source.regulation | undefined, from = source, lived = living): string[] =>
  forkProblems(from, 1, lived, { ...source, regulation }).map(({ message }) => message);

it('takes other rates, and room for more genes', () => {
  const rates = { ...REGULATION.rates, motif: 0.5 };
  expect(told({ ...REGULATION, rates, mostFactors: 20, cue: { ...REGULATION.cue, reliability: 1 } })).toEqual([]);
});

it.each([
  [
    'mostFactors',
    { mostFactors: 2 },
    'is 2; must be as in the source: factors of spec-0-0 is 3, and would have to be 2 at most',
  ],
  ['promoterBases', { promoterBases: 16 }, 'is 16; must be as in the source: m0 promoter of spec-0-0 is "'],
  [
    'cue.dimensions',
    { cue: { ...REGULATION.cue, dimensions: 2 } },
    'is 2; must be 4, as in the source, by which those who live on evolved',
  ],
  [
    'cue.projection',
    { cue: { ...REGULATION.cue, projection: 5 } },
    'is 5; must be null, as in the source, by which those who live on evolved',
  ],
  ['expression', { expression: 'blind' as const }, 'is "blind"; must be sensed, as in the source'],
  [
    'hyperparameters',
    { hyperparameters: ['clipNorm' as const] },
    'is ["clipNorm"]; must be as in the source: target of spec-0-0 is []',
  ],
  ['chromatin', { chromatin: 'off' as const }, 'is "off"; must be as in the source: chromatin of spec-0-0 is {'],
  [
    'chromatin.sites',
    { chromatin: { ...(REGULATION.chromatin as object), sites: 5 } as never },
    'is 5; must be as in the source: marks m0 methylation of spec-0-0 is "0000", and would have to be 5 sites',
  ],
])('says where %s does not fit who lives on', (setting, change, message) => {
  expect(told({ ...REGULATION, ...change })).toEqual([expect.stringContaining(`regulation.${setting} ${message}`)]);
});

it('keeps regulation on or off', () => {
  expect(told(undefined)).toEqual([
    'regulation is "off"; must be on, as in the source: who lives on has a regulatory genome',
  ]);
  const plain = tournament.config as typeof source;
  expect(told(REGULATION, plain, [newbornOf({}) as (typeof living)[number]])).toEqual([
    'regulation is "on"; must be off, as in the source: who lives on has no regulatory genome',
  ]);
});

it('keeps a home for everyone who lives, and names once what is missing', () => {
  const { config } = tournament;
  const [{ name: niche, demes }] = config.niches;
  const at = (deme: string) => ({ ...newbornOf({}), niche, deme });
  const lived = [at('north'), at('south'), at('south')];
  const said = (niches: typeof config.niches) =>
    forkProblems(config, 0, lived, { ...config, niches }).map(({ message }) => message);
  const elsewhere = { ...config.niches[0], name: 'elsewhere' };
  expect(said([elsewhere])).toEqual([`niches is ["elsewhere"]; must be with niche ${niche}, where 3 of them live`]);
  const north = { ...config.niches[0], demes: [{ ...demes[0], name: 'north' }] };
  expect(said([north])).toEqual(['niches.0.demes is ["north"]; must be with deme south, where 2 of them live']);
  expect(said([{ ...north, demes: [] }])).toEqual([]); // wrong, as others say
});
