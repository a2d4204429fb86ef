import { type ContentStore, createContentStore, type Place } from '#object-store';
import { CorruptWeightsError } from '#tournament';

/** Weights files as files, unread: `<sha256>.safetensors`. */
export type WeightFiles = ContentStore;

export function createWeightFiles(place: Place): WeightFiles {
  return createContentStore(place, '.safetensors', CorruptWeightsError);
}
