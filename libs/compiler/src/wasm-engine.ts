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

/** Sums rows of equal segment, without those of no segment. x [rows, ...row], segments [rows] -> [count, ...row] */
function segmentSum(x: Tensor, segments: Tensor, count: number): Tensor {
  const after = tf.scalar(count, 'int32');
  const inRange = segments.greaterEqual(tf.scalar(0, 'int32')).logicalAnd(segments.less(after));
  const indices = tf.where(inRange, segments, after).expandDims(-1);
  const sums = tf.scatterND(indices, x.cast('float32'), [count + 1, ...x.shape.slice(1)]);
  return sums.slice([0], [count]);
}

function tensorOf(info: TensorInfo): Tensor {
  return tf.engine().makeTensorFromTensorInfo(info);
}
