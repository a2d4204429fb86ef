/** What `clade doctor` tells of this machine. Nothing is written and no database is opened. */
import { access, constants } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { DiagnosisView, EngineView } from '#contracts';
import { PROCESSOR, ENGINE_NAMES, ENGINES } from '#engines';
import { memoryBytes, VERSION } from '#settings';
import type { Settings } from './settings';
import { reasonMissing } from './shared/this-machine';

export async function diagnose(settings: Settings): Promise<DiagnosisView> {
  const engines: EngineView[] = [];
  for (const name of ENGINE_NAMES) engines.push({ name, ...ENGINES[name], missing: await reasonMissing(name) });
  return {
    version: VERSION,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: PROCESSOR,
    cores: availableParallelism(),
    memoryBytes: memoryBytes(),
    dataFolder: { path: settings.dataFolder, problem: await whyNotWritable(settings.dataFolder) },
    database: databaseOf(settings),
    engine: settings.engine,
    engines,
  };
}

/** A folder that is not there yet is made in the nearest one that is. */
async function whyNotWritable(folder: string): Promise<string | null> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? whyNotWritable(path.dirname(folder)) : message;
  }
}

/** Without the password that a URL may hold. */
function databaseOf({ databaseUrl, dataFolder }: Settings): string {
  if (!databaseUrl) return `PGlite in ${dataFolder}`;
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL at ${host}${pathname}`;
}
