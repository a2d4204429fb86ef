import { statusText } from './status';

it.each([
  ['running', null, 'running'],
  ['paused', 'by hand', 'paused: by hand'],
  ['trained', undefined, 'trained'],
  ['nonviable', 'loss is NaN', 'not viable: loss is NaN'],
])('%s with the reason %j is "%s"', (status, why, text) => expect(statusText(status, why)).toBe(text));
