import type { ElementType } from '../graph';
import type { Kernel } from '../kernel';

/** A kernel that throws where an operand is of another type, rather than give what an engine computes from it. */
const accepting =
  (kernel: Kernel, ...types: readonly ElementType[]): Kernel =>
  (call) => {
    const wrong = Object.values(call.inputs).find(({ dtype }) => !types.includes(dtype));
    if (wrong) throw new Error(`it takes ${types.join(' or ')}, not ${wrong.dtype}: cast it`);
    return kernel(call);
  };

/** For arithmetic: a sum of booleans is none. */
export const ofNumbers = (kernel: Kernel): Kernel => accepting(kernel, 'float32', 'int32');

/** For what would be rounded to whole numbers, in ways in which engines differ. */
export const ofReals = (kernel: Kernel): Kernel => accepting(kernel, 'float32');
