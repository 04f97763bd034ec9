"""The door for an assistant that runs on Rasa: its action server, inside our own web process."""
