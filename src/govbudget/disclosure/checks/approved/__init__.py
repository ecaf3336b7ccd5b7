"""Rules on a document beside the figures as they were approved."""
