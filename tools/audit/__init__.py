"""Every gate in one run, with a report: `make audit`."""
