"""Many sites of one publisher: where each stands, which machine builds which, and which files of one have changed."""
