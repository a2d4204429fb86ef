import { type ExperimentConfig, experimentConfigSchema } from '#contracts';

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
  return { ...STAND_INS, ...config, ...(config.arms && contrasts && { contrasts }) } as ExperimentConfig;
}
