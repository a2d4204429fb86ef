import { prometheusText } from './prometheus-text';

it('writes families with their samples, escaped', () => {
  const text = prometheusText([
    { name: 'a_total', type: 'counter', help: 'how\nmany', samples: [{ labels: { kind: 'x"y\\z' }, value: 3 }] },
    { name: 'b', type: 'gauge', help: 'b', samples: [{ value: NaN }, { value: -Infinity }] },
  ]);
  expect(text.split('\n')).toEqual([
    '# HELP a_total how\\nmany',
    '# TYPE a_total counter',
    'a_total{kind="x\\"y\\\\z"} 3',
    '# HELP b b',
    '# TYPE b gauge',
    'b NaN',
    'b -Inf',
    '',
  ]);
});
