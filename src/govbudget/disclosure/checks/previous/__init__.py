"""What a document says of earlier years, against the documents of these."""
