import { regulation } from './regulation-config';

/** What is told, by path. */
function told(given: unknown): (readonly [path: string, message: string])[] {
  return regulation.safeParse(given).error!.issues.map(({ path, message }) => [path.join('.'), message]);
}

it('is left out where it is off, and whole where it is on', () => {
  expect([regulation.parse('off'), regulation.parse(undefined)]).toEqual([undefined, undefined]);
  const read = regulation.parse({ chromatin: {} })!;
  expect(read).toMatchObject({ modules: 8, cue: { reliability: 1 }, chromatin: { sites: 6 } });
  expect(regulation.parse(read)).toEqual(read);
});

const MOTIF = '>a\nA [9 9]\nC [0 0]\nG [0 0]\nT [0 0]\n';

it.each([
  [{ factors: 17 }, 'factors', /16 or fewer/],
  [{ modules: 9, mostModules: 8 }, 'modules', /8 or fewer/],
  [{ motifPositions: 12, promoterBases: 8 }, 'motifPositions', /8 or fewer/],
  [{ motifs: '>a\nnothing' }, 'motifs', /line 2/],
  [
    {
      motifs: '>a\nA [9 9 9 9 9 9 9 9 9]\nC [0 0 0 0 0 0 0 0 0]\nG [0 0 0 0 0 0 0 0 0]\nT [0 0 0 0 0 0 0 0 0]\n',
      promoterBases: 8,
    },
    'motifs',
    /a has 9/,
  ],
  [{ motifs: `${MOTIF}${MOTIF}`, factors: 1 }, 'motifs', /1 motifs or fewer.* it has 2/],
  [{ chromatin: { sites: 3 } }, 'chromatin.sites', /expected number to be >=4/],
  [{ cue: { reliability: 2 } }, 'cue.reliability', /expected number to be <=1/],
  [{ hyperparameters: ['width'] }, 'hyperparameters.0', /learningRate/],
  ['on', '', /expected object, received string/],
])('refuses %j', (given, path, message) => {
  expect(told(given)).toContainEqual([path, expect.stringMatching(message)]);
});

it('says what was given, in the words that are asked for', () => {
  const told = (given: unknown) =>
    regulation.safeParse(given, { reportInput: true, error: ({ code }) => `in words: ${code}` }).error!.issues;
  expect(told({ chromatin: { sites: 3 } })).toMatchObject([
    { path: ['chromatin', 'sites'], input: 3, message: 'in words: too_small' },
  ]);
  expect(told({ factors: 17 })).toMatchObject([
    { path: ['factors'], input: 17, message: 'must be 16 or fewer: mostFactors' },
  ]);
  expect(told('on')).toMatchObject([{ path: [], input: 'on', message: 'in words: invalid_type' }]);
});
