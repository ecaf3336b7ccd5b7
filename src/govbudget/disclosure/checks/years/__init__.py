"""Rules on changes from year to year, directions, completion rates and foreign years."""
