"""What others watch: metrics, health and lineage. All of it only reads; none of it can make a run fail."""
