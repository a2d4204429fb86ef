import type { ExportJob } from './job';
import { readWeights } from './read-model';
import type { WorkerContext } from './worker-context';

/** The bytes of a file that says in its metadata, as texts, what wrote it and how its symbols read. */
export async function exportIndividual(job: ExportJob, { models, weights }: WorkerContext): Promise<Uint8Array> {
  const { architecture, vocabulary, individual, niche, format, gates } = job;
  const metadata = {
    individual,
    niche,
    family: architecture.family,
    context: String(architecture.context),
    vocabulary: JSON.stringify(vocabulary),
    architecture: JSON.stringify(architecture),
    ...(gates && { gates: JSON.stringify(gates) }),
  };
  if (format === 'safetensors') return weights.encode(await weights.read(job.weights), metadata);
  const computed = await readWeights(job, vocabulary.length, weights);
  return models.exportOnnx(computed.architecture, vocabulary.length, computed.weights, metadata, computed.gates);
}
