export { Compiler, type CompilerOptions } from './compiler';
export { EngineFailedError } from './engine-failed-error';
export { exportProgram } from './export-program';
export { openEngine } from './open-engine';
export { sizeOf, type DType, type Program, type TensorData, type TensorSpec } from './program';
export { tf } from './tfjs';
