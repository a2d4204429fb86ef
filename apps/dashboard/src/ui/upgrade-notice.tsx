import { upgrade } from '../api/upgrade';
import { useStore } from '../state/use-store';

/** Offers the page that fits the server. The address stays, and with it what is shown. */
export function UpgradeNotice() {
  const version = useStore(upgrade);
  if (version === null) return null;
  return (
    <div class="notice warn" role="alert">
      The server was upgraded{version === __CLADE_VERSION__ ? '' : ` to ${version}`}, and this page is from before.
      <button type="button" class="primary" onClick={() => location.reload()}>
        Reload
      </button>
    </div>
  );
}
