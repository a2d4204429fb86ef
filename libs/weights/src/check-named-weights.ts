import { CorruptWeightsError, weightsOf } from '#tournament';
import type { WeightFiles } from './weight-files';

/** Throws a CorruptWeightsError where weights that the result of a job names are not there: results that are kept may outlive the files. */
export function checkNamedWeights(files: WeightFiles): (result: unknown) => Promise<void> {
  return async (result) => {
    const hashes = weightsOf(result);
    const sizes = await Promise.all(hashes.map((hash) => files.sizeOf(hash)));
    const missing = hashes.find((_, index) => sizes[index] === undefined);
    if (missing !== undefined) throw new CorruptWeightsError(files.placeOf(missing), 'is missing');
  };
}
