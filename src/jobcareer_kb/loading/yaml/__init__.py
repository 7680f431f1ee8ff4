"""YAML text becomes plain data, and routes in the data places in the text."""
