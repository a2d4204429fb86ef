/** Weights as files `<folder>/<sha256>.safetensors`. A file is there whole or not at all, whatever stops the process. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '#base';
import { isMissing, unlessMissing, writeDurably } from '#files';
import { CorruptWeightsError, type NamedTensor, type WeightStore } from '#tournament';
import { decodeSafetensors, encodeSafetensors, SafetensorsFormatError } from './safetensors';

export function createSafetensorsWeightStore(folder: string): WeightStore {
  const pathOf = (hash: string): string => join(folder, `${hash}.safetensors`);
  return {
    encode: (tensors, metadata) => encodeSafetensors({ tensors, metadata }),

    async write(tensors, metadata) {
      const bytes = encodeSafetensors({ tensors, metadata });
      const hash = sha256(bytes);
      if (!(await isWhole(pathOf(hash), hash))) await writeDurably(pathOf(hash), bytes);
      return hash;
    },

    async read(hash) {
      if (!/^[0-9a-f]{64}$/.test(hash))
        throw new CorruptWeightsError(JSON.stringify(hash), 'has no SHA-256 for a name');
      const path = pathOf(hash);
      const bytes = await readFile(path).catch((error: unknown) => {
        throw isMissing(error) ? new CorruptWeightsError(path, 'is missing') : error;
      });
      const tensors = decode(path, bytes);
      if (sha256(bytes) !== hash) throw new CorruptWeightsError(path, 'was altered: its SHA-256 is not its name');
      return tensors;
    },
  };
}

function decode(path: string, bytes: Uint8Array): readonly NamedTensor[] {
  try {
    return decodeSafetensors(bytes).tensors;
  } catch (error) {
    if (error instanceof SafetensorsFormatError) throw new CorruptWeightsError(path, `is damaged: it ${error.message}`);
    throw error;
  }
}

async function isWhole(path: string, hash: string): Promise<boolean> {
  const bytes = await unlessMissing(readFile(path), undefined);
  return bytes !== undefined && sha256(bytes) === hash;
}
