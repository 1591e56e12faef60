"""Every figure that the README claims, as a ratio to a floor or a peer measured in the same run."""
