import type { Architecture } from '#genome';
import type { ExportJob } from '#tournament';
import { readOpen, type WorkerContext } from '#workbench';

/**
 * The bytes of a file that says in its metadata, as texts, what wrote it and how its symbols read. Of ONNX modules that are silent are left out: architecture
 * and gates are of those that are in the file.
 */
export async function exportIndividual(job: ExportJob, { models, weights }: WorkerContext): Promise<Uint8Array> {
  const { architecture, vocabulary, gates } = job;
  if (job.format === 'safetensors')
    return weights.encode(await weights.read(job.weights), metadataOf(job, architecture, gates));
  const open = await readOpen(job, vocabulary.length, weights);
  const metadata = metadataOf(job, open.architecture, [...open.gates]);
  return models.exportOnnx(open.architecture, vocabulary.length, open.weights, metadata, open.gates);
}

function metadataOf(
  { individual, niche, vocabulary }: ExportJob,
  architecture: Architecture,
  gates: readonly number[] = [],
) {
  return {
    individual,
    niche,
    family: architecture.family,
    context: String(architecture.context),
    vocabulary: JSON.stringify(vocabulary),
    architecture: JSON.stringify(architecture),
    ...(gates.length > 0 && { gates: JSON.stringify(gates) }),
  };
}
