import { type ExperimentConfig, experimentConfigSchema, MOST_FACTORS } from '#contracts';
import { ARM_PRESET_NAMES } from '#experiment';

const { shape } = experimentConfigSchema;
/** What stands for parts that are wrong, so that nothing is said of what depends on them. */
const STAND_INS: Omit<ExperimentConfig, 'base' | 'compute' | 'report'> = {
  name: 'an experiment',
  notes: '',
  arms: [{ name: 'base', set: {} }],
  seeds: [0],
  factors: {},
  contrasts: [],
  outcome: { measure: 'champion-bits' },
};

type Given = Readonly<Record<string, unknown>>;

/** What is right by itself of a request whose config is wrong: so that all of it is checked at once. Undefined without a base. */
export function soundExperiment(body: unknown): ExperimentConfig | undefined {
  const given = objectIn((body as { readonly config?: unknown } | null)?.config);
  const sound = Object.entries(shape).flatMap(([name, schema]) => {
    const { success, data } = schema.safeParse(given?.[name]);
    return success && data !== undefined ? [[name, data] as const] : [];
  });
  const config = Object.fromEntries(sound) as Partial<ExperimentConfig>;
  if (!given || !config.base) return undefined;
  const arms = config.arms ?? soundArms(given.arms);
  const contrasts = arms === STAND_INS.arms ? [] : (config.contrasts ?? soundContrasts(given.contrasts, arms));
  const factors = config.factors ?? soundFactors(given.factors);
  return { ...STAND_INS, ...config, arms, factors, ...(contrasts && { contrasts }) } as ExperimentConfig;
}

/** Each with what is right of it, in its place. */
function soundArms(given: unknown): ExperimentConfig['arms'] {
  if (!Array.isArray(given) || given.length === 0) return STAND_INS.arms;
  return given.map((each: unknown, at) => {
    const { name, use, set } = objectIn(each) ?? {};
    const preset = ARM_PRESET_NAMES.find((known) => known === use);
    return {
      name: typeof name === 'string' ? name : (preset ?? `arm ${at}`),
      ...(preset && { use: preset }),
      set: objectIn(set) ?? {},
    };
  });
}

/** Levels in their places; those that are none stand for ones that set nothing. */
function soundFactors(given: unknown): ExperimentConfig['factors'] {
  const few = Object.entries(objectIn(given) ?? {}).slice(0, MOST_FACTORS);
  const factors = few.flatMap(([name, levels]) => {
    if (!Array.isArray(levels) || levels.length === 0) return [];
    const sound = levels.map((each: unknown, at) => {
      const { level, set } = objectIn(each) ?? {};
      return { level: typeof level === 'string' ? level : `level ${at}`, set: objectIn(set) ?? {} };
    });
    return [[name, sound] as const];
  });
  return Object.fromEntries(factors);
}

/** In their places; undefined where none are given. */
function soundContrasts(given: unknown, [{ name }]: ExperimentConfig['arms']): ExperimentConfig['contrasts'] {
  if (!Array.isArray(given)) return undefined;
  return given.map((each: unknown, at) => {
    const { arm = name, to = `contrast ${at}` } = objectIn(each) ?? {};
    return { arm: String(arm), to: String(to) };
  });
}

/** The same with each arm and level under a name of its own, so that what is wrong in one is told there. */
export function apart(config: ExperimentConfig): ExperimentConfig {
  const factors = Object.entries(config.factors).map(([factor, levels]) => {
    const names = distinct(levels.map(({ level }) => level));
    return [factor, levels.map((each, at) => ({ ...each, level: names[at] }))] as const;
  });
  const names = distinct(config.arms.map(({ name }) => name));
  const arms = config.arms.map((each, at) => ({ ...each, name: names[at] }));
  return { ...config, arms, factors: Object.fromEntries(factors) };
}

function distinct(names: readonly string[]): readonly string[] {
  return names.map((name, at) => (names.indexOf(name) < at ? `${name} (${at})` : name));
}

function objectIn(value: unknown): Given | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : undefined;
}
