"""Pure: is someone in danger, who picks it up, and which rule goes first."""
