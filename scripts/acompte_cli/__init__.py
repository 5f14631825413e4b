"""acompte_cli: what people run. The `acompte` command, one module a group of commands.

This is the top floor, a shell: it alone reads the clock, the environment and the disk.
"""
