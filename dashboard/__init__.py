"""The web dashboard; reads the warehouse only."""
