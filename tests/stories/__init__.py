"""The product, told as its people live it."""
