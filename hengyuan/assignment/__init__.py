"""Assignment of firms and handlers: by rotation, by choice, by designation with a ground."""
