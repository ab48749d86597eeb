"""This package knows the authorities that testify about works: one module for each."""
