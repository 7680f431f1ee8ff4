"""The only code that changes YAML: it splices one scalar and leaves every other byte as it was.

A round trip through a YAML library would wrap lines anew and drop quotes; its diff is noise.
"""
