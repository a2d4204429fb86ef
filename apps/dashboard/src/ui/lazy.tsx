import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Loading } from './small-parts';

/** A component whose code is fetched when it is first shown. */
export function lazy<Props extends object>(fetch: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const [Known, know] = useState(() => known);
    const [failed, fail] = useState(false);
    const load = () => {
      fail(false);
      fetch().then(
        (component) => know(() => (known = component)),
        () => fail(true),
      );
    };
    useEffect(() => void (known ?? load()), []);
    if (Known) return <Known {...props} />;
    if (!failed) return <Loading what="this page" />;
    return (
      <div class="notice bad" role="alert">
        This part of the page could not be fetched.
        <button type="button" onClick={load}>
          Try again
        </button>
      </div>
    );
  };
}
