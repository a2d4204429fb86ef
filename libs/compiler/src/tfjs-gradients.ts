/** Registers tfjs-core's gradients and the methods of its tensors. Run as what `bundle-tfjs-gradients.mjs` makes of it. */
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
