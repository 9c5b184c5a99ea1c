"""`python -m hengyuan.cli`: the command where no script of it is at hand."""

from hengyuan.cli import main

main()
