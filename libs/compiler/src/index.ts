export { Compiler, type CompilerOptions } from './compiler';
export { exportProgram } from './export-program';
export { sizeOf, type DType, type Engine, type Program, type TensorData, type TensorSpec } from './program';
export { tf } from './tfjs';
