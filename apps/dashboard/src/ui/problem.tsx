import { ApiProblem, ServerUnreachableError } from '#client';
import { isMissing } from '../api/is-missing';
import { linkTo } from '../routing/route';
import { sentence } from './sentence';

/** What went wrong, `of` which file, and what to do about it. */
export function Problem({ error, of, again }: { error: unknown; of?: string; again?: () => void }) {
  return (
    <div class="notice bad" role="alert">
      <span>
        {of && <code>{of}</code>} {messageOf(error)}
      </span>
      {isMissing(error) ? (
        <a href={linkTo({ page: 'tournaments' })}>All tournaments</a>
      ) : (
        again && (
          <button type="button" onClick={again}>
            Try again
          </button>
        )
      )}
      {error instanceof ApiProblem && error.problem.errors && (
        <ul>
          {error.problem.errors.map(({ field, message }) => (
            <li key={field}>
              <code>{field}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function messageOf(error: unknown): string {
  if (error instanceof ServerUnreachableError) {
    return 'The server does not answer. Start it with npm start; what was running there can be resumed.';
  }
  if (error instanceof ApiProblem)
    return error.problem.errors ? 'The server does not accept this:' : sentence(error.message);
  return `This page failed: ${error instanceof Error ? error.message : String(error)}. Reload it; if it fails again, please report it.`;
}
