import { learningText } from './learning';

const learning = { pairs: 118, steps: 160, flops: 6.1e9, klNats: 0.087 };
const done = '118 judgements, 160 steps, 6.10e9 FLOPs, 0.087 nats a symbol from what it was';

it.each([
  ['unaffordable', 'none: one step of it takes more FLOPs than it has'],
  ['undecided', `${done}; nothing was preferred`],
  ['finished', done],
  ['flops', `${done}; ended by its budget of FLOPs`],
  ['budget', `${done}; ended by its budget of divergence`],
] as const)('says how learning ended: %s', (ended, text) => expect(learningText({ ...learning, ended })).toBe(text));

it('says why it diverged', () => {
  expect(learningText({ ...learning, ended: 'diverged', cause: 'preference loss is NaN' })).toBe(
    `${done}; it diverged: preference loss is NaN`,
  );
});
