"""What a letter is about: brands, their trademark numbers, goods."""
