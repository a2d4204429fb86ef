import { useState } from 'preact/hooks';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { Problem } from '../../ui/problem';
import { Loading } from '../../ui/small-parts';
import { RedQueenMap } from './red-queen-map';

/** Computed by a worker, and so only for who asks. */
export function RedQueen({ id }: { id: string }) {
  const [isOpen, open] = useState(false);
  const { value, error, asking, ask } = useAnswer(isOpen ? id : null, () => api.redQueen(id));
  return (
    <section class="panel">
      <div class="row">
        <h2>Who drives whom</h2>
        <button type="button" disabled={isOpen && asking} onClick={() => (isOpen ? ask() : open(true))}>
          {isOpen ? 'Compute again' : 'Compute'}
        </button>
      </div>
      <p class="muted">
        Raters of each generation judge the texts of models of each: those of their past, of their own time and of their
        future.
      </p>
      {isOpen && error !== undefined && <Problem error={error} again={ask} />}
      {isOpen && asking && !value && <Loading what="texts and raters of all generations" />}
      {value?.map((view) => (
        <RedQueenMap key={view.niche} id={id} view={view} />
      ))}
      {value?.length === 0 && <p class="muted">No texts of individuals are kept yet.</p>}
    </section>
  );
}
