import { regulation } from './regulation-config';

/** What is told in someone's words, by path. */
function told(given: unknown): (readonly [path: string, value: unknown, message: string])[] {
  const words = ({ code }: { readonly code: string }): string => `words for ${code}`;
  const { error } = regulation.safeParse(given, { reportInput: true, error: words });
  return error!.issues.map(({ path, input, message }) => [path.join('.'), input, message]);
}

it('is left out where it is off, and whole where it is on', () => {
  expect([regulation.parse('off'), regulation.parse(undefined)]).toEqual([undefined, undefined]);
  const read = regulation.parse({ chromatin: {} })!;
  expect(read).toMatchObject({ modules: 8, cue: { reliability: 1 }, chromatin: { sites: 6 } });
  expect(regulation.parse({ chromatin: 'off' })).toMatchObject({ chromatin: 'off' });
  expect(regulation.parse(read)).toEqual(read);
});

const MOTIF = '>a\nA [9 9]\nC [0 0]\nG [0 0]\nT [0 0]\n';
const LONG = ['A [9 9 9 9 9 9 9 9 9]', ...[...'CGT'].map((base) => `${base} [0 0 0 0 0 0 0 0 0]`)];
const LONG_MOTIF = ['>long', ...LONG, ''].join('\n');

it.each([
  [{ factors: 17 }, 'factors', 17, 'must be 16 or fewer: mostFactors'],
  [{ modules: 9, mostModules: 8 }, 'modules', 9, 'must be 8 or fewer: mostModules'],
  [{ promoterBases: 256, mostFactors: 32 }, 'promoterBases', 256, 'must be 128 or fewer with 32 factors and 16 promoters: a genome has 65536 sites at most'], // prettier-ignore
  [{ motifPositions: 12, promoterBases: 8 }, 'motifPositions', 12, 'must be 8 or fewer: no longer than a promoter'],
  [
    { motifs: '>a\nnothing' },
    'motifs',
    '>a\nnothing',
    'must be a file of motifs: line 2: row 1 is of n; it must be of A',
  ],
  [
    { motifs: LONG_MOTIF, promoterBases: 8 },
    'motifs',
    LONG_MOTIF,
    'must have motifs no longer than a promoter, 8: long has 9',
  ],
  [
    { motifs: `${MOTIF}${MOTIF}`, factors: 1 },
    'motifs',
    `${MOTIF}${MOTIF}`,
    'must have no more motifs than factors, 1: it has 2',
  ],
  [{ chromatin: { sites: 3 } }, 'chromatin.sites', 3, 'words for too_small'],
  [{ chromatin: { rates: 1 } }, 'chromatin', { rates: 1 }, 'words for unrecognized_keys'],
  [{ chromatin: 'on' }, 'chromatin', 'on', 'must be off or an object'],
  [{ appraisal: { symbols: 127 } }, 'appraisal.symbols', 127, 'words for too_small'],
  [{ cue: { reliability: 2 } }, 'cue.reliability', 2, 'words for too_big'],
  [{ hyperparameters: ['width'] }, 'hyperparameters.0', 'width', 'words for invalid_value'],
  ['on', '', 'on', 'must be off or an object'],
  [null, '', null, 'must be off or an object'],
])('refuses %j', (given, path, value, message) => {
  expect(told(given)).toEqual([[path, value, message]]);
});
