"""Import services from an Open Referral feed: as facts with their source, unchecked. Nothing that is there is written over.

``feed`` reads the records, ``record`` makes facts of one, ``taken`` writes them and says what differs the next time.
"""
