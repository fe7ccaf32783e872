"""What all formats share: input files, records, faults, the registry and loading."""
