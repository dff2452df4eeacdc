"""Hangs the images of a study and its prior as a protocol says, and says why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.hanging.arrange import placed
from app.reading.picture import Picture
from app.reading.view import ViewState
from app.reading.workspace import FilmLeft, SessionBegun, Workspace
from app.words import iso_day
from ui.languages import said, tr
from ui.pane_titles import PaneTitles
from ui.plain import plain
from ui.shell import Shell
from ui.viewer.grid import ViewerGrid
from ui.viewer.pane_names import HUNG, LAYOUTS, LINKED, OTHERS

if TYPE_CHECKING:
    from app.hanging.choose import Choice, Hanging
    from app.hanging.images import Image
    from app.hanging.protocol import Place, ProtocolError
    from app.reading.titles import Title
    from ui.floating import FloatingPanels
    from ui.opening import StudyOpener

PLAIN = ("layout_one", "layout_two")
"""Layouts with a button of their own, where a protocol asks for no more."""
LED = {"prior": "main", "second": "main", "prior_second": "second"}
"""Which pane a linked pane follows."""


class HangingController(QObject):
    """Belongs to the window. `choice` is None until the library was asked about the image that is read."""

    def __init__(
        self,
        shell: Shell,
        workspace: Workspace,
        grid: ViewerGrid,
        *,
        opener: StudyOpener,
        titles: PaneTitles,
    ) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace, self._grid = shell, workspace, grid
        self._opener, self._titles = opener, titles
        self.floating: FloatingPanels | None = None
        """Panes in windows of their own, once there are any."""
        self.choice: Choice | None = None
        self.hung: Hanging | None = None
        """What was hung last for this image."""
        self.coming: set[str] = set()
        """Panes whose image is being read."""
        self._main: Image | None = None
        workspace.listen(FilmLeft, self._forget)
        workspace.listen(SessionBegun, self._opened)
        opener.prior_wanted.connect(lambda: self.coming.discard("prior"))
        grid.layout_changed.connect(self._layout_changed)
        titles.more.append(self.titles)

    # choosing

    def _layout_changed(self, layout: str) -> None:
        if layout == "layout_two" and self._grid.prior is None and "prior" not in self.coming:
            self._opener.offer_prior()

    def _forget(self, _event: FilmLeft) -> None:
        """Another film is shown: nothing of the last one's choice is hung beside it."""
        self.choice = self.hung = self._main = None

    def _opened(self, _session: object) -> None:
        self.choice = self.hung = None
        self.coming.clear()
        self.ask(apply=True)

    def ask(self, *, apply: bool) -> None:
        """Look in the library and the protocols (in the background); then hang what fits best."""
        shell, space, grid = self._shell, self._workspace, self._grid
        library, study = space.library, space.study
        if library is None or study is None:
            return
        monitors = len(QGuiApplication.screens())
        before = (grid.layout_id, grid.prior)

        def work() -> tuple[Choice, Image, list[ProtocolError]]:
            from app.hanging.choose import choose
            from app.hanging.images import image_of
            from app.hanging.protocol import load_protocols

            known, problems = load_protocols()
            main = image_of(study)
            others = [image_of(other) for other in library.of_patient(study)]
            return choose(known, main, others, monitors=monitors), main, problems

        def done(found: tuple[Choice, Image, list[ProtocolError]]) -> None:
            if space.study is not study:
                return
            self.choice, self._main, problems = found
            for problem in problems[:2]:
                shell.messages.say(
                    tr("A hanging protocol is left out: {problem}", problem=problem),
                    tone="warning",
                    key=f"hanging {problem.path}",
                )
            reading = space.session is not None and space.session.state == "reading"
            by_itself = shell.settings.window.hanging == "automatic"
            untouched = before == (grid.layout_id, grid.prior) and before[0] != "layout_explain"
            if apply and by_itself and reading and untouched and self.choice.chosen is not None:
                self.hang(self.choice.chosen)

        shell.background.run(work, done, purpose="hanging")

    def hangs(self) -> Hanging | None:
        """What was hung, as long as the reader has put nothing else there."""
        hung, grid = self.hung, self._grid
        if hung is None or grid.rows() != hung.rows:
            return None
        for pane, image in hung.images.items():
            shown = grid.other(pane)
            if shown is not None and shown.radiograph.file_sha256 != image.id:
                return None
        return hung

    def rehang(self) -> None:
        """Again what hung, or what fits best."""
        wanted = self.hung or (self.choice.chosen if self.choice is not None else None)
        self._check(self._grid.layout_id)
        if wanted is not None:
            self.hang(wanted)
        else:
            self._shell.messages.say(
                tr("No hanging protocol fits this image."), tr("Shift+U says why."), key="hanging", seconds=8
            )

    # hanging

    def hang(self, hanging: Hanging) -> None:
        """Show the images in their panes; the main image stays where it is."""
        shell, space, grid = self._shell, self._workspace, self._grid
        self.hung = hanging
        layout = next((name for name in PLAIN if LAYOUTS[name] == hanging.rows), HUNG)
        led = {
            pane: LED[pane]
            for pane in hanging.images
            if pane in LED and hanging.place(pane).linked and LED[pane] in hanging.images
        }
        later = {pane: leader for pane, leader in LINKED.items() if pane not in hanging.images}
        apart = not led and any(pane in LINKED for pane in hanging.images)
        grid.linked = dict(LINKED) if apart else later | led
        grid.leaders = {} if apart else dict(grid.linked)
        shell.check("link", checked=not apart)
        for pane, image in hanging.images.items():
            if pane != "main":
                self._load(pane, image, hanging.place(pane))
        self._check(layout)
        grid.set_layout(layout, hanging.rows)
        if space.film is not None:
            first = placed(space.film, space.film.first_view(), hanging.place("main"))
            grid.first["main"] = first
        self._first_look("main", hanging.place("main"))
        if self.floating is not None:
            self.floating.place_panes(
                {pane: hanging.place(pane).monitor for pane in hanging.images if pane != "main"}
            )
        self._titles.refresh()
        if len(hanging.images) > 1:
            shell.status.note(tr("Hung: {name}   Shift+U says why", name=tr(hanging.known.protocol.name)))

    def _check(self, layout: str) -> None:
        self._shell.check(layout)

    def _load(self, pane: str, image: Image, place: Place) -> None:
        grid, study = self._grid, self._workspace.study
        shown = grid.other(pane)
        if shown is not None and shown.radiograph.file_sha256 == image.id:
            grid.first[pane] = placed(shown, shown.first_view(), place)
            grid.pane(pane).canvas.set_state(grid.first[pane])
            return  # the new layout lets it follow
        canvas = grid.pane(pane).canvas
        what = f"{image.view or 'the image'} of {iso_day(image.date) or 'no date'}"
        canvas.placeholder = tr("Reading {what}", what=what)

        def still_wanted() -> bool:
            """Neither another film is read by now, nor did the reader put another one beside it."""
            wanted = self._workspace.study is study and pane in self.coming
            self.coming.discard(pane)
            return wanted

        def done(picture: Picture) -> None:
            if still_wanted():
                self._opener.show_other(pane, picture, placed(picture, picture.first_view(), place))
                grid.follow()

        def failed(error: Exception) -> None:
            if still_wanted():
                canvas.placeholder = tr("Cannot be shown: {what}", what=what)
                canvas.update()
                self._opener.say_unreadable(image.path, error)

        self.coming.add(pane)
        self._shell.background.run(
            lambda: self._workspace.shelf.load(image.path),
            done,
            failed,
            purpose=f"hang {pane}",
        )

    def _first_look(self, pane: str, place: Place) -> None:
        """Fit, turn and preset of the main image, unless the reader has left it another way."""
        grid = self._grid
        picture, session = self._workspace.film, self._workspace.session
        if picture is None or session is None or session.view != ViewState():
            return
        wanted = placed(picture, grid.state, place)
        if wanted != grid.state:
            grid.put(wanted)

    def titles(self) -> dict[str, Title]:
        """What stands over the panes of the study's second image and of the prior's."""
        grid, found = self._grid, {}
        for pane, name in (("second", ""), ("prior_second", tr("Prior"))):
            picture = grid.other(pane)
            if picture is None:
                found[pane] = (name or tr("Second image"), "", "text_faint")
                continue
            meta = picture.radiograph.meta
            view = " ".join(
                t for t in (name, meta.modality, meta.view_position or meta.series_description) if t
            )
            found[pane] = (
                view or tr("Second image"),
                tr("{iso_day}   no gaze, no AI here", iso_day=iso_day(meta.study_date)),
                "text_faint",
            )
        return found

    # the reader chooses

    def show_menu(self) -> None:
        """Every protocol: what fits can be chosen, the others say why not."""
        choice, now = self.choice, self.hangs()
        menu = QMenu(self._shell.parent)
        menu.setToolTipsVisible(True)
        if choice is None:
            menu.addAction(tr("The library has not answered yet")).setEnabled(False)
        else:
            for hanging in choice.possible:
                protocol = hanging.known.protocol
                action = menu.addAction(tr(protocol.name) + (tr("   (yours)") if hanging.known.own else ""))
                action.setToolTip(plain(protocol.description))
                action.setCheckable(True)
                action.setChecked(now is not None and now.known.path == hanging.known.path)
                action.triggered.connect(partial(self._chosen, hanging))
            menu.addSeparator()
            for known, why in choice.others:
                action = menu.addAction(f"{tr(known.protocol.name)}: {said(why)}")
                action.setEnabled(False)
        menu.addSeparator()
        for name in ("hanging_why", "hanging_save", "link"):
            menu.addAction(self._shell.actions[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._grid.mapToGlobal(QPoint(0, 0)))

    def _chosen(self, hanging: Hanging, _checked: object = None) -> None:
        if self.choice is not None and any(hanging is possible for possible in self.choice.possible):
            self.hang(hanging)

    def reasons(self) -> list[tuple[str, str, str]]:
        """Role, name, text: why this one, which others could be chosen, and why the rest does not fit."""
        if self.choice is None:
            return [("dim", tr("Layout"), tr("chosen by hand; the library has not been asked yet"))]
        lines: list[tuple[str, str, str]] = []
        hung, chosen = self.hangs(), self.choice.chosen
        if hung is None:
            lines.append(("dim", tr("Layout"), tr("chosen by hand")))
        else:
            by_hand = chosen is None or chosen.known.path != hung.known.path
            lines.append(
                (
                    "human",
                    tr(hung.known.protocol.name),
                    tr("chosen by you") if by_hand else tr("chosen by itself"),
                )
            )
            lines += [("dim", "", said(text)) for text in hung.why]
        for other in self.choice.possible:
            if hung is None or other.known.path != hung.known.path:
                text = tr("would fit") if other.known.protocol.automatic else tr("would fit, only by hand")
                lines.append(("dim", tr(other.known.protocol.name), f"{text} (Ctrl+H)"))
        lines += [
            ("dim", tr(known.protocol.name), tr("does not fit: {why}", why=said(why)))
            for known, why in self.choice.others
        ]
        return lines

    # saving

    def ask_for_name(self) -> None:
        from ui.dialogs.ask import Ask

        dialog = Ask(
            tr("Save arrangement"),
            tr("Name of the hanging protocol. It is used for images like these from now on."),
            accept=tr("Save"),
            parent=self._shell.parent,
        )
        dialog.answered.connect(self.save)
        dialog.open()

    def save(self, name: str) -> None:
        """Write what stands where now as the reader's protocol; a problem is said."""
        from app.hanging.protocol import ProtocolError, save_protocol

        messages = self._shell.messages
        try:
            path = save_protocol(self.present(name))
        except (OSError, ProtocolError) as error:
            messages.say(
                tr("The arrangement was not saved: {error}.", error=error), tone="error", key="hanging"
            )
            return
        messages.say(
            tr("Saved as {path}.", path=path), tr("Remove the file to forget it."), seconds=8, key="hanging"
        )
        self.ask(apply=False)

    def present(self, name: str) -> Any:
        """The present arrangement as a protocol for images like these."""
        from app.hanging.present import ShownPane, as_protocol

        grid = self._grid
        rows = [[p for p in row if p == "main" or p in OTHERS] for row in grid.rows()]
        panes: dict[str, ShownPane] = {}
        for pane in (p for row in rows for p in row):
            picture = self._workspace.film if pane == "main" else grid.other(pane)
            if picture is not None:
                panes[pane] = ShownPane(
                    picture=picture,
                    state=grid.state if pane == "main" else grid.panes[pane].canvas.state,
                    led=pane in grid.leaders,
                    monitor=self.floating.monitor_of(pane) if self.floating is not None else 1,
                )
        return as_protocol(name, rows, panes, self._main)
