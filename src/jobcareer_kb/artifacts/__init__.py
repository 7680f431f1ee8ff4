"""What is made, from what, and whether it must be made again."""
