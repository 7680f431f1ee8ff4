"""What `check --fix` writes: one right answer for a finding, spliced into its file."""
