export * from './blocks-of-part';
export { type EncodedText, EncodedTexts } from './encoded-texts';
export * from './evaluation-batch';
export * from './flat-weights';
export { NicheReaders } from './niche-readers';
export { openWorkbench, type Workbench } from './open-workbench';
export { readModel, readOpen, readWeights } from './read-model';
export * from './worker-context';
