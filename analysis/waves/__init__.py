"""Studies side by side: waves of one study, cohorts, sites."""
