import { linkTo } from '../routing/route';
import { PageHead } from '../ui/page-head';

export function UnknownPage({ path }: { path: string }) {
  return (
    <>
      <PageHead title="Page not found" />
      <p>
        There is no page at <code>{path}</code>. <a href={linkTo({ page: 'tournaments' })}>All tournaments</a>
      </p>
    </>
  );
}
