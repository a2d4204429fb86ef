import { configSchema, type InterventionInput } from '#contracts';
import type { TournamentConfig } from '#tournament';
import { InvalidRequestError } from '../shared/errors';
import { checkIntervention } from './check-intervention';

const config = configSchema.parse({
  name: 'Small',
  generations: 8,
  niches: [
    { name: 'prose', demes: [{ name: 'prose', capacity: 8 }] },
    { name: 'verse', demes: [{ name: 'verse', capacity: 8 }] },
  ],
  budget: { trainingFlops: 1e12, maximumParameters: 1_000_000 },
  breeding: { founders: { family: { values: ['gru'] } } },
  arena: { prompts: 10, sampleCharacters: 1000 },
}) as TournamentConfig;
const tournament = { config, survey: { vocabulary: [...'etaoin shrdlu'] } };

async function refusal(given: InterventionInput, logged: readonly InterventionInput[] = []): Promise<string> {
  const refused = checkIntervention(tournament, logged, given);
  return refused.then(
    () => 'none',
    (error: InvalidRequestError) => error.message,
  );
}

it.each<[InterventionInput, RegExp]>([
  [{ set: 'families', niche: 'prose', value: ['lstm'] }, /^value is .*; must be a list with one .* may have: gru$/],
  [{ set: 'budget', value: 1e-9 }, /^value is 1e-9; must be more, so that budget.trainingFlops is /],
  [{ set: 'maximumParameters', value: 100 }, /^value is 100; must be more, so that budget.maximumParameters is /],
  [{ set: 'capacity', value: 10_000 }, /^value is 10000; must be a whole number from 1 to 1000$/],
  [{ set: 'capacity', niche: 'rhyme', value: 2 }, /^niche is "rhyme"; must be one of prose, verse$/],
  [{ set: 'corpus', niche: 'prose', value: 'moby' }, /^value is "moby"; must be one that the config names /],
])('refuses %j, as a launch would', async (given, problem) => {
  expect(await refusal(given)).toMatch(problem);
  expect(await refusal(given, [{ set: 'budget', value: 0.5 }])).toMatch(problem);
});

it('counts what was changed before', async () => {
  const more = (niche: string): InterventionInput => ({ set: 'capacity', niche, value: 1000 });
  const config = { ...tournament.config, arena: { ...tournament.config.arena!, sampleCharacters: 4000 } };
  const check = (logged: readonly InterventionInput[], given: InterventionInput) =>
    checkIntervention({ ...tournament, config }, logged, given);
  await check([], more('prose'));
  const refused = check([more('prose')], more('verse'));
  await expect(refused).rejects.toThrow(
    /^config.arena.sampleCharacters is 4000; must be at most 2482, with 10 prompts/,
  );
});

it('takes what the tournament could have been launched with, up to 1,000 times', async () => {
  const half: InterventionInput = { set: 'budget', niche: 'prose', value: 0.5 };
  expect(await refusal(half, Array(999).fill(half))).toBe('none');
  expect(await refusal(half, Array(1000).fill(half))).toBe(
    'interventions is 1001; must be at most 1000 in a tournament',
  );
});
