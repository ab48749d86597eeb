"""citemark: does every source of a summary exist, and is it what the summary says it is?"""
