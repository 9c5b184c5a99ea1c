"""Reception, advice, application and notices: the chain up to the complete papers."""
