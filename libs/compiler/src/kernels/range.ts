import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { ConstantData, ElementType } from '../graph';
import type { Kernel } from '../kernel';
import { tf } from '../tfjs';

/** Numbers that no operand changes are those of tfjs-cpu: its steps turn back where `stop` is below `start`, and its sums are rounded. */
export const range: Kernel = ({ graph, attributes }) => {
  const backend = tf.engine().findBackend('cpu');
  const made = tf.getKernel('Range', 'cpu').kernelFunc({ inputs: {}, attrs: attributes as NamedAttrMap, backend });
  const { dataId, dtype, shape } = made as TensorInfo;
  const data = backend.readSync(dataId) as ConstantData;
  backend.disposeData(dataId);
  return graph.constant(data, { dtype: dtype as ElementType, shape });
};
