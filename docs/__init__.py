"""The pages about the program, and what makes some of them."""
