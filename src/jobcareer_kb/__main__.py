"""`python -m jobcareer_kb` is the command line."""

from jobcareer_kb.cli import main

if __name__ == "__main__":
    main()
