import { counted } from '#wording';
import type { ShownProblem } from './check-config';

/** All that is wrong with a config; `show` leads to a line of it. */
export function Problems({ problems, show }: { problems: readonly ShownProblem[]; show: (line: number) => void }) {
  return (
    <div class="notice bad problems" role="alert">
      <strong>{counted(problems.length, 'thing')} to put right</strong>
      <ul>
        {problems.map(({ line, problem }) => (
          <li key={`${line} ${problem}`}>
            {line !== undefined && (
              <button type="button" class="quiet link" onClick={() => show(line)}>
                line {line}
              </button>
            )}{' '}
            {problem}
          </li>
        ))}
      </ul>
    </div>
  );
}
