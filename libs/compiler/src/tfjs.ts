/** TensorFlow.js with its gradients registered (tfjs-core alone has none), and without its banner about Node.js. */
import * as tf from '@tensorflow/tfjs';

tf.env().set('PROD', true);

export { tf };
