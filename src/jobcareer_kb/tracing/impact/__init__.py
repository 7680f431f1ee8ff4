"""What an edit changes of all that is made."""
