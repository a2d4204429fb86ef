import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface PageHeadProps {
  title: string;
  /** What stands over the title: the way up. */
  crumbs?: ComponentChildren;
  /** What stands under it. */
  under?: ComponentChildren;
  /** What can be done here. */
  children?: ComponentChildren;
}

/** The head of a page. Its title gets the focus when the page opens, so that a screen reader says where it is. */
export function PageHead({ title, crumbs, under, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Clade`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div class="page-head">
      <div>
        {crumbs && (
          <nav class="crumbs" aria-label="Way up">
            {crumbs}
          </nav>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {under}
      </div>
      {children && <div class="row">{children}</div>}
    </div>
  );
}
