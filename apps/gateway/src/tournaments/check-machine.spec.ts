import { checkTrainable } from './check-machine';

const tournament = {
  id: 'spec',
  config: { searchSpace: {}, budget: { trainingFlops: 1e11, maximumParameters: 1e6, memoryMiB: 4096 } },
  survey: { vocabulary: [...'etaoin shrdlu'] },
};
const machine = (gibibytes: number, workers: number) =>
  ({ engine: 'onnx', workers, memoryBytes: gibibytes * 2 ** 30 }) as const;

it('lets a tournament go on where the machine can train whom it may breed, with as many workers as it has', () => {
  expect(() => checkTrainable(tournament, machine(8, 2))).not.toThrow();
  expect(() => checkTrainable(tournament, machine(1, 4))).toThrow(
    /^tournament spec cannot be trained at this server: budget.memoryMiB is 4096; must be at most 96, which the memory /,
  );
});
