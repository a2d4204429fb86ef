/** What the environment sets. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const settingsSchema = z.object({
  CLADE_DATA: z.string().default('data'),
  CLADE_HOST: z.string().default('127.0.0.1'),
  CLADE_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  CLADE_WORKERS: z.coerce.number().int().min(1).max(256).default(availableParallelism()),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL such as postgresql://user@host/database' })
    .optional(),
});

export interface Settings {
  readonly dataFolder: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Worker processes. */
  readonly workers: number;
  /** PostgreSQL; undefined: the embedded database in the data folder. */
  readonly databaseUrl: string | undefined;
}

/** Throws an error that names each variable that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = settingsSchema.safeParse(env);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`).join('; '));
  }
  const { CLADE_DATA, CLADE_HOST, CLADE_PORT, CLADE_WORKERS, DATABASE_URL } = parsed.data;
  const dataFolder = path.resolve(CLADE_DATA);
  return { dataFolder, host: CLADE_HOST, port: CLADE_PORT, workers: CLADE_WORKERS, databaseUrl: DATABASE_URL };
}
