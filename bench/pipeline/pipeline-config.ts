/** A tournament of two generations, all of whose lives cost the same. */
export function pipelineConfig(capacity: number, gigaflops: number) {
  return {
    name: `pipeline ${capacity}`,
    generations: 2,
    niches: [{ name: 'moby', capacity }],
    breeding: { replacement: { scheme: 'wright-fisher' } },
    budget: { trainingFlops: gigaflops * 1e9, maximumParameters: 1_000_000 },
  };
}
