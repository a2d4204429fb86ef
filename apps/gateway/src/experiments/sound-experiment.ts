import { type ExperimentConfig, experimentConfigSchema } from '#contracts';
import { ARM_PRESET_NAMES } from '#experiment';

const { shape } = experimentConfigSchema;
/** What stands for parts that are wrong, so that nothing is said of what depends on them. */
const STAND_INS: Omit<ExperimentConfig, 'base' | 'outcome' | 'compute' | 'report'> = {
  name: 'an experiment',
  notes: '',
  arms: [{ name: 'base', set: {} }],
  seeds: [0],
  factors: {},
  contrasts: [],
};

/** What is right by itself of a request whose config is wrong: so that all of it is checked at once. Undefined without a base. */
export function soundExperiment(body: unknown): ExperimentConfig | undefined {
  const given = (body as { readonly config?: unknown } | null)?.config;
  if (typeof given !== 'object' || given === null) return undefined;
  const sound = Object.entries(shape).flatMap(([name, schema]) => {
    const { success, data } = schema.safeParse((given as Record<string, unknown>)[name]);
    return success && data !== undefined ? [[name, data] as const] : [];
  });
  const { contrasts, ...config } = Object.fromEntries(sound) as Partial<ExperimentConfig>;
  if (!config.base) return undefined;
  const arms = config.arms ?? soundArms((given as { readonly arms?: unknown }).arms);
  return { ...STAND_INS, ...config, arms, ...(config.arms && contrasts && { contrasts }) } as ExperimentConfig;
}

/** Each with what is right of it, in its place. */
function soundArms(given: unknown): ExperimentConfig['arms'] {
  if (!Array.isArray(given) || given.length === 0) return STAND_INS.arms;
  return given.map((each: unknown, at) => {
    const { name, use, set } = (each ?? {}) as Readonly<Record<string, unknown>>;
    const preset = ARM_PRESET_NAMES.find((known) => known === use);
    const isSettings = typeof set === 'object' && set !== null && !Array.isArray(set);
    return {
      name: typeof name === 'string' ? name : (preset ?? `arm ${at}`),
      ...(preset && { use: preset }),
      set: isSettings ? (set as Readonly<Record<string, unknown>>) : {},
    };
  });
}
