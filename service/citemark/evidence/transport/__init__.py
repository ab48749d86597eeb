"""This package knows how a source is asked: once, politely, bounded, and never by surprise."""
