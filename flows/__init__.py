"""Prefect flows, settings and the command line: what runs, in what order, when."""
