"""What machine translation prints for Chinese expressions, and where a text holds it.

The way of the data, one step a module::

    model -> indexing -> matching -> trimming, rewriting, report    (folding below all)
    model -> compact    (spelling below)

`docs/assets/js/reader/` does the same in the browser, module by module, and must find the same.
"""
