import type { Preference } from './preference';

/** What is drawn as a whole: preferences within a cluster may depend on each other. */
export const CLUSTERINGS = ['preference', 'prompt', 'rater'] as const;
export type ClusterBy = (typeof CLUSTERINGS)[number];

/**
 * Indices of the preferences of each cluster; one without a prompt or rater stands alone. Where all are of one cluster there is nothing to
 * compare it with, and each preference stands alone: errors are then about that rater or prompt, not about any.
 */
export function clustersOf(preferences: readonly Preference[], by: ClusterBy): number[][] {
  const clusters = namedClusters(preferences, by);
  return clusters.length > 1 ? clusters : namedClusters(preferences, 'preference');
}

function namedClusters(preferences: readonly Preference[], by: ClusterBy): number[][] {
  const named = new Map<string, number[]>();
  const clusters: number[][] = [];
  preferences.forEach((preference, index) => {
    const name = by === 'preference' ? undefined : preference[by];
    const cluster = name === undefined ? undefined : named.get(name);
    if (cluster) {
      cluster.push(index);
      return;
    }
    clusters.push([index]);
    if (name !== undefined) named.set(name, clusters[clusters.length - 1]);
  });
  return clusters;
}
