/** TensorFlow.js with its gradients and the methods of tensors (tfjs-core alone has none), on plain JavaScript, and without its banner about Node.js. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import '#tfjs-gradients';

tf.env().set('PROD', true);

export { tf };
