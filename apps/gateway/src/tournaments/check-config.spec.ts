import { checkTexts } from './check-config';

it('tells whose text is too short: of a niche, or of a corpus that a change names', () => {
  const environment = [{ set: 'corpus', course: 'cycle', values: ['verse'], every: 1 } as const];
  const niche = { name: 'prose', corpus: 'moby', sha256: '', demes: [] };
  const characters = { prose: 10, 'corpus verse': 10 };
  expect(() => checkTexts({ environment, searchSpace: {} }, new Map([[0, niche]]), { characters })).toThrow(
    /^config.niches.0.corpus is too short: niche prose has 10 characters, .*; config.environment.0 is too short: corpus verse has 10 /,
  );
});
