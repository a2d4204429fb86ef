/** The engines that a program can run on, by name, and what a machine needs for each. */
import { InvalidValueError } from '#base';

export interface EngineDescription {
  readonly description: string;
  /** How to get it where it is missing. */
  readonly install: string;
}

const VULKAN = 'a graphics driver: Vulkan on Linux (libvulkan1 and the driver of the card), Direct3D 12 on Windows';

export const ENGINES = {
  onnx: {
    description: 'onnxruntime on the processor',
    install: 'npm ci (onnxruntime-node has no binary for Macs with an Intel processor)',
  },
  native: {
    description: "Clade's own kernels in C on the processor, compiled on first use: the fastest",
    install: 'a C compiler, cc or the one that CC names: apt-get install gcc, or on a Mac xcode-select --install',
  },
  'onnx-webgpu': {
    description: 'onnxruntime on a graphics card, by WebGPU',
    install: `${VULKAN}, nothing on a Mac`,
  },
  'onnx-cuda': {
    description: 'onnxruntime on an NVIDIA card (Linux x64)',
    install:
      'the NVIDIA driver, CUDA 12 and cuDNN 9, then ONNXRUNTIME_NODE_INSTALL=cuda12 npm rebuild onnxruntime-node --foreground-scripts --ignore-scripts=false',
  },
  'tfjs-node': {
    description: 'TensorFlow, op by op, on the processor',
    install: 'npm install --no-save --ignore-scripts=false @tensorflow/tfjs-node@4.22.0',
  },
  'tfjs-node-gpu': {
    description: 'TensorFlow, op by op, on an NVIDIA card',
    install:
      'the NVIDIA driver, CUDA 11.8 and cuDNN 8.6, then npm install --no-save --ignore-scripts=false @tensorflow/tfjs-node-gpu@4.22.0',
  },
  'tfjs-wasm': {
    description: 'TensorFlow.js, op by op, in WebAssembly',
    install: 'npm install --no-save @tensorflow/tfjs-backend-wasm@4.22.0',
  },
  'tfjs-cpu': {
    description: 'TensorFlow.js, op by op, in plain JavaScript: slow, the oracle of tests',
    install: 'npm ci',
  },
} as const satisfies Record<string, EngineDescription>;

export type EngineName = keyof typeof ENGINES;

export const ENGINE_NAMES = Object.keys(ENGINES) as readonly EngineName[];

/** Throws an InvalidValueError that names `field` and lists the engines. */
export function parseEngine(value: string, field = 'engine'): EngineName {
  const name = ENGINE_NAMES.find((candidate) => candidate === value);
  if (!name) throw new InvalidValueError(field, value, `one of ${ENGINE_NAMES.join(', ')}`);
  return name;
}
