"""What families receive: documents in easy read and in other formats."""
