import { parameterLayout } from '#model';
import { flatten } from './flat-weights';
import type { ExportJob } from './job';
import type { WorkerContext } from './train-and-evaluate';

/** The bytes of a file that says in its metadata, as texts, what wrote it and how its symbols read. */
export async function exportIndividual(job: ExportJob, { models, weights }: WorkerContext): Promise<Uint8Array> {
  const { architecture, vocabulary, individual, niche, format } = job;
  const tensors = await weights.read(job.weights);
  const metadata = {
    individual,
    niche,
    family: architecture.family,
    context: String(architecture.context),
    vocabulary: JSON.stringify(vocabulary),
    architecture: JSON.stringify(architecture),
  };
  if (format === 'safetensors') return weights.encode(tensors, metadata);
  const flat = flatten(tensors, parameterLayout(architecture, vocabulary.length));
  return models.exportOnnx(architecture, vocabulary.length, flat, metadata);
}
