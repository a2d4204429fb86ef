import { InvalidRequestError } from '../shared/errors';
import { checkConfig, checkTexts } from './check-config';
import { otherSoundParts, soundNiches } from './sound-parts';

it('tells whose text is too short: of a niche, or of a corpus that a change names', () => {
  const environment = [{ set: 'corpus', course: 'cycle', values: ['verse'], every: 1 } as const];
  const niche = { name: 'prose', corpus: 'moby', sha256: '', demes: [] };
  const characters = { prose: 10, 'corpus verse': 10 };
  expect(() => checkTexts({ environment, searchSpace: {} }, new Map([[0, niche]]), { characters })).toThrow(
    /^config.niches.0.corpus is too short: niche prose has 10 characters, .*; config.environment.0 is too short: corpus verse has 10 /,
  );
});

it.each([
  [0, ['config.environment.1.points.0.value']],
  [3, ['config.environment.0.deme', 'config.environment.1.points.0.value', 'config.breeding.migration.scheme']],
])(
  'a deme of capacity %d: of names that should be of niches which are wrong nothing is said',
  async (capacity, fields) => {
    const deme = { name: 'north', capacity };
    const given = {
      niches: [{ name: 'moby', demes: [deme] }],
      environment: [
        { set: 'capacity', deme: 'south', course: 'steps', points: [{ at: 0, value: 2 }] },
        { set: 'budget', course: 'steps', points: [{ at: 0, value: 0 }] },
      ],
      generations: 3,
      breeding: { migration: { scheme: 'ring', rate: 0.1 } },
    };
    const niches = soundNiches(given).map(({ niche }) => ({ ...niche, sha256: '' }));
    const error: unknown = await checkConfig({ ...otherSoundParts(given), niches }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect((error as InvalidRequestError).errors.map(({ field }) => field)).toEqual(fields);
  },
);
