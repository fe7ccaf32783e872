"""Datasets of event research: ACLED, UCDP GED and GDELT, read."""
