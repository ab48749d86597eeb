"""This package knows how whole collections are judged: in shards, resumably, on one machine or many.

Three steps, each a pure function of files: *observe* reads documents and writes what they
testify; *shuffle* brings the testimony about every identifier and work to the shards that ask for
it; *score* judges. The steps know no engine; ``engines`` runs the first and last over processes,
``plan`` is the shuffle as a Daft plan.
"""
