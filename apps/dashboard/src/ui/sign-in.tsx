import { useStore } from '../state/use-store';
import { tokenAsked } from '../api/token-asked';

/** The token goes to the server, which keeps it in a cookie that no script sees. What was to be shown is shown after. */
export function SignIn() {
  const isUnknown = useStore(tokenAsked) === 'unknown';
  const action = `./${location.hash}`;
  return (
    <div class="sign-in">
      <form method="post" action={action}>
        <h1>{isUnknown ? 'The link or token that was opened here holds no more' : 'This server asks for its token'}</h1>
        {!isUnknown && (
          <p>It was printed when the server started, unless CLADE_TOKEN was set: then it is what that holds.</p>
        )}
        <label>
          {isUnknown ? 'Another token' : 'Token'}{' '}
          <input name="token" type="password" required autocomplete="current-password" />
        </label>{' '}
        <button type="submit" class="primary">
          Open
        </button>
      </form>
      {isUnknown && (
        <form method="post" action={action}>
          <button type="submit" name="leave" value="yes">
            Go on without one
          </button>
        </form>
      )}
    </div>
  );
}
