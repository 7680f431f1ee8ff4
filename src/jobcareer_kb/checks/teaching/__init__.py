"""Checks of what is taught: objectives, activities, and whether items and slides serve them."""
