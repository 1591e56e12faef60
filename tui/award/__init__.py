"""The award scheme at this computer: what each step asks, for the app, plain lines and commands."""
