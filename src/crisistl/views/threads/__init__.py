"""Threads: what events answer, and what answers them."""
