/** The token goes to the server, which keeps it in a cookie that no script sees. What was to be shown is shown after. */
export function SignIn() {
  return (
    <form method="post" action={`./${location.hash}`} class="sign-in">
      <h1>This server asks for its token</h1>
      <p>It was printed when the server started, unless CLADE_TOKEN was set: then it is what that holds.</p>
      <label>
        Token <input name="token" type="password" required autocomplete="current-password" />
      </label>{' '}
      <button type="submit" class="primary">
        Open
      </button>
    </form>
  );
}
