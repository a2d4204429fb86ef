/** The engine `tfjs-wasm`. Its backend has no UnsortedSegmentSum, which the gradient of `tf.gather` calls: it is made of ScatterNd. */
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { Engine } from './engine';
import { eagerEngine } from './run-eagerly';
import { tf } from './tfjs';

export function wasmEngine(): Engine {
  return eagerEngine('wasm', async () => {
    await import('@tensorflow/tfjs-backend-wasm');
    tf.registerKernel({
      kernelName: 'UnsortedSegmentSum',
      backendName: 'wasm',
      kernelFunc: ({ inputs: { x, segmentIds }, attrs }) =>
        segmentSum(tensorOf(x!), tensorOf(segmentIds!), attrs!.numSegments as number),
    });
  });
}

/** Sums rows of equal segment. x [places, ...row], segments [places] -> [count, ...row] */
function segmentSum(x: Tensor, segments: Tensor, count: number): Tensor {
  return tf.scatterND(segments.expandDims(-1), x, [count, ...x.shape.slice(segments.rank)]);
}

function tensorOf(info: TensorInfo): Tensor {
  return tf.engine().makeTensorFromTensorInfo(info);
}
