/** What metrics of an experiment's tournaments can be of, by the config of its base. */
import type { MetricView } from '#contracts';

type Config = Readonly<Record<string, unknown>>;

interface Niche {
  readonly name: string;
  readonly demes?: readonly { readonly name: string }[];
}

export interface Asked {
  readonly name: string;
  /** Empty: the mean of all. */
  readonly subject: string;
}

/** That of the outcome, where it is one. */
export function metricFirst({ outcome }: Config): Asked {
  const { metric } = (outcome ?? {}) as { metric?: Partial<Asked> };
  return { name: metric?.name ?? 'meanBitsPerCharacter', subject: metric?.subject ?? '' };
}

export function subjectsIn({ base }: Config, scope: MetricView['scope']): readonly string[] {
  const { niches } = base as { niches?: unknown };
  if (!Array.isArray(niches)) return [];
  const named = niches as readonly Niche[];
  if (scope === 'niche') return named.map(({ name }) => name);
  return scope === 'deme' ? named.flatMap(({ name, demes = [{ name }] }) => demes.map((deme) => deme.name)) : [];
}
