export { Compiler, type CompilerOptions } from './compiler';
export { ENGINES, sizeOf, type DType, type Engine, type Program, type TensorData, type TensorSpec } from './program';
export { tf } from './tfjs';
