"""Siyu Atlas as a plain library: records in, pages and exports out.

The way of the data, one step a module::

    loading -> rules -> corpus -> pages, exports

Nothing in here imports the site generator or writes to the disk.
"""
