"""`python -m proofcheck` does the same as `proofcheck`."""

from proofcheck.cli import main

if __name__ == "__main__":
    main()
