"""Why a text cannot be read."""


class UnsupportedLanguage(ValueError):
    """The text is in a language for which there is no grammar."""

    code = "unsupported_language"

    def __init__(self, language_guess: str | None) -> None:
        self.language_guess = language_guess
        named = f"“{language_guess}”" if language_guess else "an unknown language"
        super().__init__(f"The text is in {named}; only French and English can be read.")
