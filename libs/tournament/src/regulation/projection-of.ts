import type { Tournament } from '../records';

/** Seed of the projection that makes text into a cue; undefined without regulation. */
export function projectionOf({
  seed,
  config: { regulation },
}: Pick<Tournament, 'seed' | 'config'>): number | undefined {
  return regulation ? (regulation.cue.projection ?? seed) : undefined;
}

/** The config of a fork: who lives on reads cues by the projection by which it evolved, whatever the seed of the fork is. */
export function withProjection(
  config: Tournament['config'],
  source: Pick<Tournament, 'seed' | 'config'>,
  seed: number,
): Tournament['config'] {
  const { regulation } = config;
  const projection = projectionOf(source);
  if (!regulation || projection === undefined || projection === (regulation.cue.projection ?? seed)) return config;
  return { ...config, regulation: { ...regulation, cue: { ...regulation.cue, projection } } };
}
