import { arch, cpus } from 'node:os';

/** The processor's model, such as `AMD EPYC`: results are promised to be the same for one engine and one of these. */
export const PROCESSOR = cpus()[0]?.model.trim() ?? arch();
