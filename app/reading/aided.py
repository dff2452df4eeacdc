"""What of AI a reader has before his eyes, in words: a reading with it is another one than a reading
without.
"""

from __future__ import annotations

from app.reading.session import ReadingSession


def ai_in_view(
    session: ReadingSession, *, map_shown: bool, scanpath_shown: bool, panels_shown: bool
) -> list[str]:
    """map_shown, scanpath_shown: they are painted over the film. panels_shown: the panel of findings and
    report is open; what it holds counts then.
    """
    shown = []
    explained = session.explanation()
    if map_shown and explained is not None:
        shown.append(f'a map of "{explained.request.phrase}"')
    if scanpath_shown:
        shown.append("a predicted scanpath")
    if panels_shown and session.diagnosis() is not None:
        shown.append("probabilities of findings")
    if panels_shown and any(sentence.origin != "own" for sentence in session.report.sentences):
        shown.append("a drafted report")
    return shown
