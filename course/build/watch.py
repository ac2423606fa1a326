"""Watching: which files have been saved, told at once by the system (inotify on Linux)."""

import sys
from pathlib import Path
from threading import Condition

from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

QUIET = 0.015  # seconds in which nothing follows: an editor that saves writes more than once
POLL = 0.5  # where the system tells nothing
SAVED = (
    FileClosedEvent if sys.platform == "linux" else FileModifiedEvent
)  # closed: no half of it is read
EVENTS: list[type[FileSystemEvent]] = [
    SAVED,
    FileCreatedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]


class Watcher(FileSystemEventHandler):
    """Collects the paths (relative to the checkout) that have changed since it was asked."""

    def __init__(self, root: Path, names: tuple[str, ...]):
        self.root = root
        self.names = names
        self.changed: set[str] = set()
        self.noticed = Condition()
        try:
            self.observer = self.observing(Observer())
        except OSError as error:  # too many are watched already
            print(
                f"{error}: changes are looked for every {POLL} s "
                "(more are allowed by fs.inotify.max_user_watches)"
            )
            self.observer = self.observing(
                PollingObserver(timeout=POLL), [*EVENTS, FileModifiedEvent]
            )

    def observing(
        self, observer: BaseObserver, events: list[type[FileSystemEvent]] = EVENTS
    ) -> BaseObserver:
        """Start to observe the folders and files that are watched."""
        folders = [self.root / name for name in self.names if (self.root / name).is_dir()]
        for folder in folders:
            observer.schedule(self, str(folder), recursive=True, event_filter=events)
        observer.schedule(self, str(self.root), recursive=False, event_filter=events)
        observer.start()
        return observer

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a path, or both of one that was moved (watchdog calls this)."""
        with self.noticed:
            for path in filter(None, (event.src_path, event.dest_path)):
                name = Path(str(path)).relative_to(self.root).as_posix()
                if name.partition("/")[0] in self.names:
                    self.changed.add(name)
            self.noticed.notify()

    def wait(self, seconds: float | None = None) -> set[str]:
        """Return what has changed, once nothing follows; nothing, if none does for so long."""
        with self.noticed:
            if not self.noticed.wait_for(lambda: self.changed, seconds):
                return set()
            while self.noticed.wait(QUIET):
                pass
            changed, self.changed = self.changed, set()
        return changed

    def stop(self) -> None:
        """Stop watching."""
        self.observer.stop()
        self.observer.join()
