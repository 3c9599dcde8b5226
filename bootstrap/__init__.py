"""From a bare checkout to running servers. It runs before anything is installed, so it uses the
standard library only, and nothing of the product.
"""
