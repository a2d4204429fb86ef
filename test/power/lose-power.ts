/** Lets a program do its work while all that it does to files is written down; loses the power at moments of it, and looks at what is left. */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { prngOf } from '#base';
import { builtFile } from '#settings';
import { Disk, type Fate, FATES, tornBy } from './disk';
import { readSteps, recording, type Step } from './log';

/** Runs `test/power/<program>.main.ts` on a new folder within `work`. */
export async function recorded(program: 'database' | 'files', work: string): Promise<readonly Step[]> {
  const [data, log] = [path.join(work, program), path.join(work, `${program}.log`)];
  await mkdir(data);
  const env = { ...process.env, ...recording(data, log) };
  await promisify(execFile)(process.execPath, [builtFile(`test/power/${program}.main.js`), data, log], { env });
  return readSteps(log, data);
}

export type FateName = keyof typeof FATES | 'torn';
export const FATE_NAMES: readonly FateName[] = [...(Object.keys(FATES) as (keyof typeof FATES)[]), 'torn'];

/** The power is lost after so many steps; `fate` is that of what was not synced. */
export interface Moment {
  readonly crash: number;
  readonly fate: FateName;
}

/** Opens what a disk holds; tells what is wrong with it, beside what was acknowledged. May throw, which is wrong as well. */
type Look<Kept> = (folder: string, acknowledged: readonly Kept[]) => Promise<readonly string[]>;

export async function problemsAt<Kept>(
  { crash, fate }: Moment,
  steps: readonly Step[],
  image: string,
  look: Look<Kept>,
): Promise<readonly string[]> {
  const done = steps.slice(0, crash);
  const torn = (): Fate => tornBy(prngOf({ seed: 1, generation: crash, subject: 'sectors', purpose: 'power' }));
  await new Disk(done, fate === 'torn' ? torn() : FATES[fate]).writeTo(image);
  const acknowledged = done.flatMap((step) => (step.kind === 'acknowledge' ? [step.what as Kept] : []));
  const found = await look(image, acknowledged).catch((error: Error) => [error.message]);
  return found.map((problem) => `after ${crash} steps, of what was not synced ${fate}: ${problem}`);
}
