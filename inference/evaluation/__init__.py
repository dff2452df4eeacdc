"""The tables: tasks, metrics with bootstrap intervals, experiments with their controls."""
