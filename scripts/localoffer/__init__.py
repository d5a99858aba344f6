"""localoffer: one service, one set of facts, every language, every council's page, never silently out of date."""
