"""The dated acts of the handler, from the agreement to the document that ends the matter."""
