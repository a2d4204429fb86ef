import type { Format } from './paint';

/** The nine hues of a terminal's own palette that are told apart, light and dark. */
const FORMATS: Readonly<Record<string, Format>> = {
  mlp: 'red',
  rnn: 'yellow',
  gru: 'green',
  lstm: 'blue',
  transformer: 'cyan',
  moe: 'magenta',
  mingru: 'greenBright',
  minlstm: 'blueBright',
  convolution: 'magentaBright',
};

/** How a family is coloured, the same in every command. */
export function familyFormat(family: string): Format {
  return FORMATS[family] ?? 'gray';
}
