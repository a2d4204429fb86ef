import { count, learningText, percent, prequentialText, scientific, thousandths } from '#wording';
import type { IndividualDetailView } from '#contracts';
import { IndividualLink } from '../../ui/small-parts';

const CHILDREN_SHOWN = 12;

export function IndividualFacts({ individual }: { individual: IndividualDetailView }) {
  const { parameters, generation, diedGeneration, tokensTrained, trainingFlops, inheritedFraction } = individual;
  const { birthNats, prequential, sparsity, learning, children, weights, bitsPerCharacter, notes } = individual;
  return (
    <>
      <dl class="figures">
        <div>
          <dt>bits per character, validation</dt>
          <dd>{thousandths(bitsPerCharacter)}</dd>
        </div>
        <div>
          <dt>parameters</dt>
          <dd>{count(parameters)}</dd>
        </div>
        <div>
          <dt>lived</dt>
          <dd>
            {diedGeneration === null
              ? `alive since generation ${generation}`
              : `generations ${generation} to ${diedGeneration}`}
          </dd>
        </div>
        <div>
          <dt>weights inherited</dt>
          <dd>{percent(inheritedFraction)}</dd>
        </div>
      </dl>
      <dl class="facts">
        {individual.original && (
          <>
            <dt>carried over from</dt>
            <dd>
              <IndividualLink id={individual.original} />
            </dd>
          </>
        )}
        <dt>trained</dt>
        <dd>
          {count(tokensTrained)} tokens, {scientific(trainingFlops)} FLOPs
        </dd>
        {birthNats !== null && (
          <>
            <dt>at birth</dt>
            <dd>{thousandths(birthNats)} nats on validation, before training</dd>
          </>
        )}
        {prequential && (
          <>
            <dt>prequential</dt>
            <dd>{prequentialText(prequential)}</dd>
          </>
        )}
        {sparsity !== null && (
          <>
            <dt>sparsity</dt>
            <dd>{percent(sparsity)} of its parameters are 0</dd>
          </>
        )}
        {learning && (
          <>
            <dt>preference</dt>
            <dd>{learningText(learning)}</dd>
          </>
        )}
        <dt>children</dt>
        <dd class="row tight">
          {children.length === 0 && 'none'}
          {children.slice(0, CHILDREN_SHOWN).map((child) => (
            <IndividualLink key={child} id={child} short />
          ))}
          {children.length > CHILDREN_SHOWN && <span class="muted">and {children.length - CHILDREN_SHOWN} more</span>}
        </dd>
        {notes && (
          <>
            <dt>notes</dt>
            <dd>{notes}</dd>
          </>
        )}
        {weights && (
          <>
            <dt>weights</dt>
            <dd class="mono small">{weights}</dd>
          </>
        )}
      </dl>
    </>
  );
}
