/** Weights as files in the safetensors format, named by the SHA-256 of their content. */
import { CorruptWeightsError, type NamedTensor, type WeightStore } from '#tournament';
import { decodeSafetensors, encodeSafetensors, SafetensorsFormatError } from './safetensors';
import type { WeightFiles } from './weight-files';

export function createSafetensorsWeightStore(files: WeightFiles): WeightStore {
  return {
    encode: (tensors, metadata) => encodeSafetensors({ tensors, metadata }),
    write: (tensors, metadata) => files.write(encodeSafetensors({ tensors, metadata })),
    read: async (hash) => decode(files.placeOf(hash), await files.read(hash)),
  };
}

function decode(place: string, bytes: Uint8Array): readonly NamedTensor[] {
  try {
    return decodeSafetensors(bytes).tensors;
  } catch (error) {
    if (error instanceof SafetensorsFormatError)
      throw new CorruptWeightsError(place, `is damaged: it ${error.message}`);
    throw error;
  }
}
