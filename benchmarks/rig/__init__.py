"""This package knows what benchmarks are run with: the machine, a world to work on, a watch."""
