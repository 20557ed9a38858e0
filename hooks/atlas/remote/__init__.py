"""What the commands for contributors ask of other hosts: whether sources still answer, and copies in an archive.

The build never comes here.
"""
