/** A process of the bench: does what it is sent, one thing at a time, and ends with its parent. */
import { perform, type PeakTask, type TrainTask } from './perform';

process.on('message', (task: TrainTask | PeakTask) => {
  perform(task).then(
    (result) => process.send!({ result }),
    (error: Error) => process.send!({ problem: error.message }),
  );
});
process.on('disconnect', () => process.exit());
