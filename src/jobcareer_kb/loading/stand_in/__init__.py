"""What is sound in what is broken: values with stand-ins for what does not fit their model.

One slip in the shape of a record keeps it from the knowledge base, and one in `kb.yaml` would keep
all of them. So what is wrong is taken out, and what must be there is filled in with a value that
fits. The gaps are remembered, so that nobody finds fault with a stand-in, and so is where each part
of a list stood before. Loading takes such a value for `kb.yaml`; most checks that look at one
record at a time judge the others (`Check.whole` says which cannot), so that more comes to light in
one run. Those that compare records cannot: what a broken one says of others is not known for sure.
"""
