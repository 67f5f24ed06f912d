"""What a deployment with sign-in says to who has not signed in, and the way out."""

TITLE = "Sign in"
ASKED = "This site is for invited readers. Sign in, and the page that you asked for opens."
SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
REFUSED = "Sign in first."
