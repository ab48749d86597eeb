"""This package knows where a document names its sources: one module for each way of naming them."""
