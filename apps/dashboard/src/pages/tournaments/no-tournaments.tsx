import { Allowed } from '../../access/allowed';
import { linkTo } from '../../routing/route';

export function NoTournaments() {
  return (
    <section class="panel empty">
      <h2>No tournaments yet</h2>
      <p>
        A tournament trains a population of small language models on real text, breeds the better ones, and shows the
        lineage as it grows. The demo takes about a minute.
      </p>
      <Allowed to="launch">
        <p>
          <a href={linkTo({ page: 'launch' }, { preset: 'demo' })}>Launch the demo</a> here, or in a terminal:
        </p>
        <pre tabIndex={0}>npx clade launch --config examples/demo.yaml --watch</pre>
      </Allowed>
    </section>
  );
}
