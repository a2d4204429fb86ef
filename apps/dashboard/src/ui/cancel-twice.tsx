import { useState } from 'preact/hooks';

/** A button that cancels what cannot be gone on with: it is asked for twice. */
export function CancelTwice({ warning, cancel }: { warning: string; cancel: () => void }) {
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <button type="button" class="quiet" onClick={() => setSure(true)}>
        Cancel
      </button>
    );
  const doCancel = (): void => {
    setSure(false);
    cancel();
  };
  return (
    <span class="row tight">
      Cancel it? {warning}
      <button type="button" onClick={doCancel}>
        Yes, cancel it
      </button>
      <button type="button" class="quiet" onClick={() => setSure(false)}>
        No
      </button>
    </span>
  );
}
