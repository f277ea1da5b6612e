"""What one would put together from the shelf, to be measured beside newsledger in one run."""
