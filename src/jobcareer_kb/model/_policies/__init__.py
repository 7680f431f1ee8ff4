"""What a knowledge base asks of itself, one subject a module; `policies` of `kb.yaml`."""
