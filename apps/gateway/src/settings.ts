/** What the environment sets. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { EVENT_TYPES } from '#contracts';
import { ENGINE_NAMES, type EngineName } from '#engines';
import {
  type BucketSettings,
  bucketSettings,
  inheritedVariables,
  isQueueUrl,
  isServiceAlone,
  jobLimits,
  leaseSeconds,
  parseRoles,
  QUEUE_URL,
  readAll,
  type Role,
  ROLES,
  variable,
} from '#settings';
import type { JobLimits } from '#work-queue';
import { hostnameOf, isBeyondLoopback } from './admission/hosts';
import { drawToken } from './admission/tokens';

function wholeNumber(low: number, high: number) {
  const error = `must be a whole number from ${low} to ${high}`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .pipe(z.number().min(low, { error }).max(high, { error }));
}

/** Words with blanks or commas between them. */
function words(fallback: string) {
  return z
    .string()
    .default(fallback)
    .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''));
}

const WEBHOOK_EVENTS = 'tournament.finished, tournament.paused, tournament.failed, tournament.cancelled';

const settingsSchema = z.object({
  CLADE_DATA: z.string().default('data'),
  CLADE_HOST: z
    .string()
    .default('127.0.0.1')
    .transform((host) => host.trim().replace(/^\[(.*)\]$/, '$1')),
  CLADE_PORT: wholeNumber(0, 65_535).default(3000),
  CLADE_ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((names) => names.split(/[\s,]+/).filter((name) => name !== ''))
    .pipe(
      z.array(
        z
          .string()
          .refine(
            (name) => hostnameOf(name) !== undefined,
            'must be names such as clade.example.org, with commas between them',
          ),
      ),
    ),
  CLADE_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'must be 16 or more letters, digits and signs without a blank')
    .optional(),
  CLADE_WORKERS: wholeNumber(1, 256).default(availableParallelism()),
  CLADE_PRIVATE: z.stringbool({ error: 'must be true or false' }).default(false),
  CLADE_ENGINE: z.enum(ENGINE_NAMES, { error: `must be one of ${ENGINE_NAMES.join(', ')}` }).default('onnx'),
  CLADE_WEBHOOKS: words('').pipe(
    z.array(
      z
        .url({
          protocol: /^https?$/,
          error: 'must be addresses such as https://example.org/hook, with blanks between them',
        })
        .refine(
          (url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === '',
          'must hold no user and password',
        ),
    ),
  ),
  CLADE_WEBHOOK_EVENTS: words(WEBHOOK_EVENTS).pipe(
    z.array(z.enum(EVENT_TYPES, { error: `must be types of events, such as ${WEBHOOK_EVENTS}` })),
  ),
  CLADE_WEBHOOK_SECRET: z.string().optional(),
  CLADE_QUEUE_URL: z.string().refine(isQueueUrl, QUEUE_URL).optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL such as postgresql://user@host/database' })
    .optional(),
});

export interface Settings {
  readonly dataFolder: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Names that it answers to beside that of its host and those of this machine to itself. */
  readonly allowedHosts: readonly string[];
  /** What those who ask must bring; null: whoever reaches it may ask. */
  readonly token: string | null;
  /** Whether the token was drawn for want of a given one. */
  readonly isTokenDrawn: boolean;
  /** Worker processes. */
  readonly workers: number;
  /** Started by a command, for its length. */
  readonly isPrivate: boolean;
  /** What training computes with. */
  readonly engine: EngineName;
  /** What this server is; all, unless services do its jobs. */
  readonly roles: ReadonlySet<Role>;
  /** Redis or PostgreSQL, through which services get jobs; undefined: its child processes do them. */
  readonly queueUrl: string | undefined;
  /** Where weights and corpora lie; undefined: in the data folder. */
  readonly bucket: BucketSettings | undefined;
  /** What a job may take. */
  readonly limits: JobLimits;
  /** For which a process that is killed keeps others from its tournaments and jobs. */
  readonly leaseSeconds: number;
  /** PostgreSQL; undefined: the embedded database in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly webhooks: {
    readonly urls: readonly string[];
    /** Types of those that are told. */
    readonly events: readonly string[];
    /** What calls are signed with; null: they are not. */
    readonly secret: string | null;
  };
}

const SECRETS: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'CLADE_QUEUE_URL',
  'CLADE_TOKEN',
  'CLADE_WEBHOOKS',
  'CLADE_WEBHOOK_SECRET',
]);

/** Variables of the environment are wrong. */
export class SettingsError extends Error {}

/** Throws a SettingsError that names each variable that is wrong. */
export function readSettings(env = inheritedVariables()): Settings {
  const { data, roles, ...shared } = readEach(env);
  const isTokenDrawn = data.CLADE_TOKEN === undefined && isBeyondLoopback(data.CLADE_HOST);
  return {
    ...shared,
    roles,
    limits: jobLimits(data.CLADE_WORKERS, env),
    dataFolder: path.resolve(data.CLADE_DATA),
    host: data.CLADE_HOST,
    port: data.CLADE_PORT,
    allowedHosts: data.CLADE_ALLOWED_HOSTS,
    token: data.CLADE_TOKEN ?? (isTokenDrawn ? drawToken() : null),
    isTokenDrawn,
    workers: data.CLADE_WORKERS,
    isPrivate: data.CLADE_PRIVATE,
    engine: data.CLADE_ENGINE,
    databaseUrl: data.DATABASE_URL,
    webhooks: {
      urls: data.CLADE_WEBHOOKS,
      events: data.CLADE_WEBHOOK_EVENTS,
      secret: data.CLADE_WEBHOOK_SECRET ?? null,
    },
    queueUrl: data.CLADE_QUEUE_URL,
  };
}

function readEach(env: NodeJS.ProcessEnv) {
  try {
    return readAll({
      data: () => readOwn(env),
      roles: () => readRoles(env),
      limits: () => jobLimits(1, env), // whether they are right does not depend on the workers
      leaseSeconds: () => leaseSeconds(env),
      bucket: () => bucketSettings(env),
    });
  } catch (error) {
    throw new SettingsError((error as RangeError).message);
  }
}

/** What services do not read. Throws a RangeError. */
function readOwn(env: NodeJS.ProcessEnv): z.output<typeof settingsSchema> {
  const given = Object.keys(settingsSchema.shape).map((name) => [name, variable(name, env)]);
  const { data, error } = settingsSchema.safeParse(Object.fromEntries(given));
  if (data) return data;
  const wrong = error.issues.map(({ path: [name], message }) => `${String(name)}${told(env, name)}; ${message}`);
  throw new RangeError(wrong.join('\n'));
}

/** Those of a server, with what they need. Throws a RangeError. */
function readRoles(env: NodeJS.ProcessEnv): ReadonlySet<Role> {
  const isSet = (name: string): boolean => variable(name, env) !== undefined;
  const refuse = (problem: string): never => {
    throw new RangeError(`CLADE_ROLES${told(env, 'CLADE_ROLES')}; ${problem}`);
  };
  const roles = parseRoles(variable('CLADE_ROLES', env));
  if (isServiceAlone(roles)) refuse('must have gateway or selection');
  if (roles.size < ROLES.length && !isSet('CLADE_QUEUE_URL'))
    refuse('leaves jobs to services; CLADE_QUEUE_URL must name the Redis or PostgreSQL that they take them from');
  if (roles.has('gateway') !== roles.has('selection') && !isSet('DATABASE_URL'))
    refuse('parts gateway and selection; DATABASE_URL must name the PostgreSQL that both use');
  return roles;
}

/** What is a secret, or holds one, is not repeated. */
function told(env: NodeJS.ProcessEnv, name: PropertyKey): string {
  return SECRETS.has(String(name)) ? '' : ` is ${JSON.stringify(env[String(name)])}`;
}
