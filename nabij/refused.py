"""What stops a command before it starts: one clear Dutch line per problem, exit 78."""

EXIT_GOOD = 0
EXIT_MISSED = 1
EXIT_USAGE = 2
EXIT_REFUSED = 78


class Refused(Exception):
    """The command cannot start; ``problems`` holds one line each, with the remedy in it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(problems)
        self.problems = problems
