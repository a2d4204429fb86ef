/** Frames of packages (those of tfjs by the paths in its source maps too), of Node.js and of the compiler, whose specs are programs like any other. */
const NOT_OF_A_PROGRAM = /node_modules|tfjs-\w+[\\/]src|node:|libs[\\/]compiler[\\/]src[\\/](?!.*\.spec\.)/;

/** ` at file:line:column` of the program's line that led to an error, from its stack; empty where no line is a program's. */
export function callSite({ stack = '' }: Error): string {
  const frame = stack
    .split('\n')
    .slice(1)
    .find((line) => line.includes(' at ') && !NOT_OF_A_PROGRAM.test(line));
  const location = frame && /([^(\s]+:\d+:\d+)\)?$/.exec(frame);
  return location ? ` at ${location[1]}` : '';
}
