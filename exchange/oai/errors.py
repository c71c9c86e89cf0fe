"""Refusals as the protocol has them: a code and a word on it, in an answer that is otherwise like any other."""


class OaiError(Exception):
    """Something that the protocol has a code for."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class BadVerb(OaiError):
    def __init__(self, message: str) -> None:
        super().__init__("badVerb", message)


class BadArgument(OaiError):
    def __init__(self, message: str) -> None:
        super().__init__("badArgument", message)


def bad_token() -> OaiError:
    return OaiError("badResumptionToken", "The token is none of ours, or has expired.")


def no_records() -> OaiError:
    return OaiError("noRecordsMatch", "No record was changed in that time and set.")


def no_such_record() -> OaiError:
    return OaiError("idDoesNotExist", "There is no such record.")


def no_such_format(prefix: str) -> OaiError:
    return OaiError("cannotDisseminateFormat", f"There is no format {prefix[:40]!r}.")
