"""Read-only views for people: status, audit, plain English."""
