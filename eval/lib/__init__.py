"""What the benchmarks share: running sitrep, folding words, assignment, distances, tables."""
