"""Engines: where batches are prepared. One small protocol, a module an engine; which one is the setting `engine`.

All work is a pure function of bytes, so whatever was lost with a worker is done again. Prefect stays with the driver:
its tasks wait in threads for what an engine does.
A worker somewhere else imports its modules, so nothing is imported here.
"""
