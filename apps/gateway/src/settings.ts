/** What the environment sets. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ENGINE_NAMES, type EngineName } from '#engines';
import { inheritedVariables, variable } from '#settings';

function wholeNumber(low: number, high: number) {
  const error = `expected a whole number from ${low} to ${high}`;
  return z.coerce.number({ error }).int({ error }).min(low, { error }).max(high, { error });
}

const settingsSchema = z.object({
  CLADE_DATA: z.string().default('data'),
  CLADE_HOST: z.string().default('127.0.0.1'),
  CLADE_PORT: wholeNumber(0, 65_535).default(3000),
  CLADE_WORKERS: wholeNumber(1, 256).default(availableParallelism()),
  CLADE_PRIVATE: z.stringbool({ error: 'expected true or false' }).default(false),
  CLADE_ENGINE: z.enum(ENGINE_NAMES, { error: `expected one of ${ENGINE_NAMES.join(', ')}` }).default('onnx'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'expected a URL such as postgresql://user@host/database' })
    .optional(),
});

export interface Settings {
  readonly dataFolder: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Worker processes. */
  readonly workers: number;
  /** Started by a command, for its length. */
  readonly isPrivate: boolean;
  /** What training computes with. */
  readonly engine: EngineName;
  /** PostgreSQL; undefined: the embedded database in the data folder. */
  readonly databaseUrl: string | undefined;
}

/** Throws an error that names each variable that is wrong. */
export function readSettings(env = inheritedVariables()): Settings {
  const given = Object.keys(settingsSchema.shape).map((name) => [name, variable(name, env)]);
  const parsed = settingsSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues
        .map(({ path: [name], message }) => `${String(name)}${told(env, name)}; ${message}`)
        .join('\n'),
    );
  }
  const { data } = parsed;
  return {
    dataFolder: path.resolve(data.CLADE_DATA),
    host: data.CLADE_HOST,
    port: data.CLADE_PORT,
    workers: data.CLADE_WORKERS,
    isPrivate: data.CLADE_PRIVATE,
    engine: data.CLADE_ENGINE,
    databaseUrl: data.DATABASE_URL,
  };
}

/** A URL may hold a password and is not repeated. */
function told(env: NodeJS.ProcessEnv, name: PropertyKey): string {
  return name === 'DATABASE_URL' ? '' : ` is ${JSON.stringify(env[String(name)])}`;
}
