/**
 * How long an arena takes: a tournament of one generation is launched as a person launches it, and the time from its last evaluation to its
 * ratings is told from the log. `clade bench arena battles --individuals 64 --rounds 64 --json`
 */
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { LineageEvent } from '#contracts';
import { withClade } from '../clade';
import { positiveInteger } from '../positive';

const OPTIONS = {
  individuals: { type: 'string', default: '64' },
  prompts: { type: 'string', default: '8' },
  characters: { type: 'string', default: '1000' },
  rounds: { type: 'string', default: '64' },
  json: { type: 'boolean', default: false },
} as const;

/** Throws an InvalidValueError on a number that is not positive and whole. */
export async function benchBattles(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: Exclude<keyof typeof values, 'json'>): number => positiveInteger(name, values[name]);
  const [individuals, prompts, sampleCharacters] = [count('individuals'), count('prompts'), count('characters')];
  const config = {
    name: 'battles',
    generations: 1,
    niches: [{ name: 'moby', capacity: individuals }],
    budget: { trainingFlops: 1e9, maximumParameters: 200_000 },
    arena: { prompts, sampleCharacters, rounds: count('rounds') },
  };
  const events = await withClade(async ({ folder, run }) => {
    const file = path.join(folder, 'config.json');
    await writeFile(file, JSON.stringify(config));
    const { tournamentId } = JSON.parse(await run(['launch', '--config', file, '--seed', '1'])) as {
      tournamentId: string;
    };
    const lines = (await run(['watch', tournamentId])).trim().split('\n');
    return lines.map((line) => JSON.parse(line) as LineageEvent);
  });
  const secondsOf = (type: LineageEvent['type']): number => {
    const last = events.findLast(
      (event) => event.type === type && !('part' in event.data && event.data.part === 'test'),
    );
    return Date.parse(last!.at) / 1000;
  };
  const [evaluated, opened, rated] = (['individual.evaluated', 'arena.opened', 'arena.rated'] as const).map(secondsOf);
  const { data } = events.find(({ type }) => type === 'arena.rated') as Extract<LineageEvent, { type: 'arena.rated' }>;
  const report = {
    workload: 'battles',
    individuals,
    prompts,
    sampleCharacters,
    battles: data.battles,
    writingSeconds: opened - evaluated,
    judgingSeconds: rated - opened,
    workers: availableParallelism(),
  };
  if (values.json) return JSON.stringify([report]);
  const texts = `${individuals} individuals wrote ${prompts} x ${sampleCharacters} characters in ${report.writingSeconds.toFixed(1)} s`;
  return `${texts}; ${data.battles} battles were judged and rated in ${report.judgingSeconds.toFixed(1)} s`;
}
