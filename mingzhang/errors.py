"""The program's own errors: what happened, where, and what to do, in Chinese.

Every one of them carries a stable ``code`` (used in ``{"error": {"code", "message"}}``) and one
line that a reader can act on. Anything else that escapes is a defect.
"""


class MingZhangError(Exception):
    """Base of all errors that are shown to a user as one line in Chinese."""

    code = "error"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


class UsageError(MingZhangError):
    """The command or link asks for something that does not exist."""

    code = "usage"


class UnreadableFileError(MingZhangError):
    """The file is not what it says it is: empty, damaged, encrypted, not a PDF, a scan …"""

    code = "unreadable"


class ResourceLimitError(UnreadableFileError):
    """Reading was ended because it needed more time or memory than a report can need."""

    code = "limit"


class UnsupportedDocumentError(MingZhangError):
    """A readable file that is neither a final account nor a budget."""

    code = "unsupported"
