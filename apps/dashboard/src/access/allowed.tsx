import type { ComponentChildren } from 'preact';
import { useStore } from '../state/use-store';
import { type Deed, may } from './may';
import { ownAccess } from './own-access';

/** Nothing is offered before the server has said what may be. */
export function useMay(deed: Deed): boolean {
  const access = useStore(ownAccess);
  return access !== null && may(access, deed);
}

/** Shows what is for who may do something to nobody else. */
export function Allowed({ to, children }: { to: Deed; children: ComponentChildren }) {
  return useMay(to) ? <>{children}</> : null;
}
